import { createServer } from "node:net";

/** A port on loopback that nobody listens on now. Another program may take it before it is used: be ready to ask again. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== "object" || address === null) throw new Error("No free port was found on 127.0.0.1");
  return address.port;
}

/** Why a server could not listen there, as the system's error code (EADDRINUSE, EACCES …); null when it could. */
export async function portProblem(host: string, port: number): Promise<string | null> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) =>
      server.once("error", reject).listen({ host, port, exclusive: true }, resolve),
    );
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}
