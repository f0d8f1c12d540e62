import http from "node:http";

/** What one request took, and what came back. */
export type Timing = {
  readonly firstByteMs: number;
  readonly totalMs: number;
  readonly status: number;
  readonly text: () => string;
  readonly bytes: number;
};

export type Asked = {
  readonly path: string;
  /** GET without a body and POST with one, unless it says otherwise. */
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

export type KeptAlive = { readonly ask: (asked: Asked) => Promise<Timing>; readonly close: () => void };

/** Asks one server over one connection that stays open, or as many as are given, and reads every answer to its end. Plain node:http:
 *  what the client itself costs is the same for both sides of a comparison, and little. */
export function keptAlive(origin: string, connections = 1): KeptAlive {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(origin);
  const ask = ({ path, body, headers = {}, method = body === undefined ? "GET" : "POST" }: Asked) =>
    new Promise<Timing>((resolve, reject) => {
      const sent =
        body === undefined
          ? {}
          : { "content-type": "application/json", "content-length": String(Buffer.byteLength(body)) };
      const started = performance.now();
      let hasAnswered = false;
      const request = http.request(
        { agent, hostname, port, path, method, headers: { ...sent, ...headers } },
        (response) => {
          hasAnswered = true;
          let firstByteMs = 0;
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => {
            firstByteMs ||= performance.now() - started;
            chunks.push(chunk);
          });
          response.on("error", reject);
          response.on("end", () => {
            const totalMs = performance.now() - started;
            const all = Buffer.concat(chunks);
            resolve({
              firstByteMs,
              totalMs,
              status: response.statusCode ?? 0,
              bytes: all.length,
              text: () => all.toString("utf8"),
            });
          });
        },
      );
      request.on("error", (error: NodeJS.ErrnoException) => {
        // A server may close a resting connection just as it is used again. As every browser does, what only reads is then asked once more,
        // for as long as there are old connections; on a new one a reset is a failure.
        const isStale = error.code === "ECONNRESET" && request.reusedSocket && !hasAnswered;
        if (isStale && method === "GET") resolve(ask({ path, headers, method }));
        else reject(error);
      });
      request.end(body);
    });
  return { ask, close: () => agent.destroy() };
}

/** The answer as JSON. @throws when the status is not 200: a failure would look fast. */
export function answerOf<T>({ status, text }: Timing): T {
  if (status !== 200) throw new Error(`Answered ${status}: ${text().slice(0, 200)}`);
  return JSON.parse(text()) as T;
}
