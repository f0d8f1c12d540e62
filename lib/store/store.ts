import { PrismaPg } from "@prisma/adapter-pg";

import { PrismaClient } from "@/lib/store/generated/prisma/client";
import type { Prisma } from "@/lib/store/generated/prisma/client";

/** What reads need: the client itself, or the transaction that one is in. */
export type Reader = Prisma.TransactionClient;

/** The door to PostgreSQL. */
export type Store = {
  readonly read: Reader;
  /** Runs the work in one transaction: all of it is written, or, when it throws, nothing. */
  readonly transaction: <T>(
    work: (tx: Prisma.TransactionClient) => Promise<T>,
    options?: { timeoutMs?: number },
  ) => Promise<T>;
  readonly close: () => Promise<void>;
};

/** Opens a pool of connections; the first query connects. `close()` ends them. */
export function openStore(databaseUrl: string): Store {
  const client = new PrismaClient({
    adapter: new PrismaPg({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 }),
  });
  return {
    read: client,
    transaction: (work, { timeoutMs = 30_000 } = {}) =>
      client.$transaction(work, { timeout: timeoutMs, maxWait: 10_000 }),
    close: () => client.$disconnect(),
  };
}
