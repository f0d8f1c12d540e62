import { createServer as createHttpServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import { connect, createServer as createTcpServer, type AddressInfo, type Server, type Socket } from "node:net";
import { once } from "node:events";

/** How a call fails: the service never hears of it; it does what it was asked, and nobody hears that; it answers that it failed, or that
 *  whoever asks may not. */
export type Fault = "unheard" | "unanswered" | "refused" | "forbidden";

/** A service behind a door that fails when it is told to. */
export type FaultyService = {
  readonly url: string;
  /** Calls since the last `heal`: pieces of what a client sends to PostgreSQL, requests to Meilisearch. */
  calls(): number;
  /** Fails the nth call from now, once or from there on. */
  failAt(call: number, fault: Fault, lasts: "once" | "from then on"): void;
  /** Fails nothing any more, and counts anew. */
  heal(): void;
  close(): Promise<void>;
};

function faultPlan() {
  let [calls, from, lasts] = [0, 0, "once"];
  let fault: Fault = "unheard";
  return {
    next: (): Fault | null => {
      calls += 1;
      return from > 0 && (lasts === "once" ? calls === from : calls >= from) ? fault : null;
    },
    calls: () => calls,
    failAt: (call: number, how: Fault, howLong: string) => {
      [calls, from, lasts, fault] = [0, call, howLong, how];
    },
    heal: () => {
      [calls, from] = [0, 0];
    },
  };
}

/** PostgreSQL behind such a door. A call that fails loses its connection; it has no answer of its own that says "refused". */
export async function faultyPostgres(databaseUrl: string): Promise<FaultyService> {
  const { hostname, port } = new URL(databaseUrl);
  const plan = faultPlan();
  const server = createTcpServer((client) => {
    const upstream = connect(Number(port), hostname);
    let isAnswered = true;
    const cut = () => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) socket.on("error", cut).on("close", cut);
    client.on("data", (sent) => {
      const fault = plan.next();
      if (fault === "unanswered") isAnswered = false;
      if (fault === null || fault === "unanswered") upstream.write(sent);
      else cut();
    });
    upstream.on("data", (answer) => void (isAnswered ? client.write(answer) : cut()));
  });
  return opened(server, plan, (own) => {
    const url = new URL(databaseUrl);
    url.port = String(own);
    return url.href;
  });
}

/** Meilisearch behind such a door. `refused` is a 500, `forbidden` a 403.
 *  @param before done before a request is let through, whatever becomes of it: to be slow, or to do something just then */
export async function faultyMeilisearch(
  meiliUrl: string,
  before: (request: Pick<IncomingMessage, "method" | "url" | "headers">) => Promise<unknown> = () => Promise.resolve(),
): Promise<FaultyService> {
  const plan = faultPlan();
  const server = createHttpServer((incoming, outgoing) => {
    const fault = plan.next();
    void before(incoming)
      .then(() => answer(meiliUrl, fault, incoming, outgoing))
      .catch(() => outgoing.destroy());
  });
  return opened(server, plan, (own) => `http://127.0.0.1:${own}`);
}

const REFUSALS = { refused: [500, "internal", "internal"], forbidden: [403, "invalid_api_key", "auth"] } as const;

async function answer(meiliUrl: string, fault: Fault | null, incoming: IncomingMessage, outgoing: ServerResponse) {
  const body: Buffer[] = [];
  for await (const piece of incoming) body.push(piece as Buffer);
  if (fault === "unheard") return void outgoing.destroy();
  if (fault === "refused" || fault === "forbidden") {
    const [status, code, type] = REFUSALS[fault];
    outgoing.writeHead(status, { "content-type": "application/json" });
    return void outgoing.end(JSON.stringify({ message: "broken", code, type, link: "" }));
  }
  const { method, url, headers } = incoming;
  const onward = request(new URL(url ?? "/", meiliUrl), { method, headers });
  onward.end(Buffer.concat(body));
  const [told] = (await once(onward, "response")) as [IncomingMessage];
  if (fault === "unanswered") {
    told.resume();
    return void outgoing.destroy();
  }
  outgoing.writeHead(told.statusCode ?? 502, told.headers);
  told.pipe(outgoing);
}

async function opened(
  server: Server,
  plan: ReturnType<typeof faultPlan>,
  urlOf: (port: number) => string,
): Promise<FaultyService> {
  const open = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: urlOf((server.address() as AddressInfo).port),
    calls: plan.calls,
    failAt: plan.failAt,
    heal: plan.heal,
    close: async () => {
      server.close();
      for (const socket of open) socket.destroy();
      await once(server, "close");
    },
  };
}
