import { createServer } from "node:net";
import { once } from "node:events";
import { freePort, portProblem } from "@/lib/services/free-port";

test("a free port is free, and a taken one is told apart", async () => {
  const port = await freePort();
  expect(await portProblem("127.0.0.1", port)).toBeNull();

  const server = createServer().listen(port, "127.0.0.1");
  await once(server, "listening");
  expect(await portProblem("127.0.0.1", port)).toBe("EADDRINUSE");
  server.close();
});

test("an address that is not this machine's is told apart", async () => {
  expect(await portProblem("192.0.2.1", await freePort())).toBe("EADDRNOTAVAIL");
  expect(await portProblem("no.such.host.invalid", await freePort())).toMatch(/ENOTFOUND|EAI_AGAIN/);
});
