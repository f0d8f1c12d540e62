import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";

import { PrismaClient } from "@/lib/store/generated/prisma/client";
import type { Prisma } from "@/lib/store/generated/prisma/client";
import { OneQueryAtATime } from "@/lib/store/one-query-at-a-time";
import { rememberOpenPool, rememberPool, watchPool } from "@/lib/store/connection-of";
import { processWide } from "@/lib/process-wide";

/** What reads need: the client itself, or the transaction that one is in. */
export type Reader = Prisma.TransactionClient;

/** The door to PostgreSQL. */
export type Store = {
  readonly read: Reader;
  /** Runs the work in one transaction: all of it is written, or, when it throws, nothing. With `ofOneMoment` all that it reads is as it
   *  was when it began. */
  readonly transaction: <T>(
    work: (tx: Prisma.TransactionClient) => Promise<T>,
    options?: { timeoutMs?: number; ofOneMoment?: boolean },
  ) => Promise<T>;
  readonly close: () => Promise<void>;
};

/** The clients themselves, to be told from the transactions on them. */
const clients = processWide("clients", () => new WeakMap<Reader, PrismaClient>());

/** Does several reads at one moment of the database: without it, a record that is being published in between is read half old,
 *  half new. Within a transaction it reads on in that one. */
export function inSnapshot<T>(read: Reader, work: (read: Reader) => Promise<T>): Promise<T> {
  const client = clients.get(read);
  if (!client) return work(read);
  return client.$transaction(work, { isolationLevel: "RepeatableRead", timeout: 30_000, maxWait: 10_000 });
}

/**
 * Opens a pool of connections; the first query connects. `close()` ends them.
 * @param connections how many at most
 * @param settings of PostgreSQL for each connection: they are set by statements, since poolers turn away those that come with a connection
 */
export function openStore(
  databaseUrl: string,
  { connections = 10, settings = {} }: { connections?: number; settings?: Readonly<Record<string, string>> } = {},
): Store {
  const set = Object.entries(settings).map(([name, value]) => `SET ${name} = ${value}`);
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    connectionTimeoutMillis: 10_000,
    max: connections,
    Client: OneQueryAtATime,
    // The pool waits for it before it hands the connection out, though its types do not say so.
    ...(set.length > 0 ? { onConnect: (client: pg.ClientBase): unknown => client.query(set.join("; ")) } : {}),
  });
  watchPool(pool);
  const client = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: true }) });
  clients.set(client, client);
  rememberOpenPool(client, pool);
  return {
    read: client,
    transaction: (work, { timeoutMs = 30_000, ofOneMoment = false } = {}) =>
      client.$transaction(
        (tx) => {
          rememberPool(tx, pool);
          return work(tx);
        },
        { timeout: timeoutMs, maxWait: 10_000, ...(ofOneMoment ? { isolationLevel: "RepeatableRead" } : {}) },
      ),
    close: () => client.$disconnect(),
  };
}
