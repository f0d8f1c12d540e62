import { setTimeout as pause } from "node:timers/promises";

import { readUpload } from "@/app/_server/read-upload";

const HEAD = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n';

/** A form whose file ends in the middle, with the connection. */
function brokenForm(): Request {
  const pieces = [Buffer.from(HEAD), ...Array.from({ length: 5 }, () => Buffer.alloc(70_000, "a"))];
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await pause(5);
      const piece = pieces.shift();
      if (piece) controller.enqueue(piece);
      else controller.error(new Error("the connection broke off"));
    },
  });
  const headers = { "content-type": "multipart/form-data; boundary=x" };
  return new Request("http://site.test/", { method: "POST", headers, body, duplex: "half" } as RequestInit);
}

test("a connection that breaks off is told to whoever reads the file", async () => {
  let read = 0;
  const upload = readUpload(brokenForm(), "file", async ({ bytes }) => {
    for await (const piece of bytes) read += piece.length;
  });
  await expect(upload).rejects.toThrow("the connection broke off");
  expect(read).toBeGreaterThan(0);
});

test("and harms nobody where the file was refused before its end", async () => {
  await expect(readUpload(brokenForm(), "file", () => Promise.resolve("refused"))).rejects.toThrow(
    "the connection broke off",
  );
  await pause(20); // an error that nobody hears fails the test
});
