import type pg from "pg";

import type { Sql } from "@/lib/store/sql";
import type { Prisma } from "@/lib/store/generated/prisma/client";
import { processWide } from "@/lib/process-wide";

type Tx = Prisma.TransactionClient;

/** The connections of each pool by the number of the server process behind them. */
const connections = processWide("connections", () => new WeakMap<pg.Pool, Map<number, pg.PoolClient>>());
const pools = processWide("pools", () => new WeakMap<Tx, pg.Pool>());
const found = processWide("connection of", () => new WeakMap<Tx, pg.PoolClient>());

/** The pool of each client that is no transaction. */
const openPools = processWide("pools of clients", () => new WeakMap<Tx, pg.Pool>());

/** Notes which pool a client, outside of any transaction, has its connections from. */
export const rememberOpenPool = (client: Tx, pool: pg.Pool): void => void openPools.set(client, pool);

/** Notes which pool a transaction has its connection from. */
export const rememberPool = (tx: Tx, pool: pg.Pool): void => void pools.set(tx, pool);

/** Keeps account of a pool's connections, from its first one on. */
export function watchPool(pool: pg.Pool): void {
  const byProcess = new Map<number, pg.PoolClient>();
  connections.set(pool, byProcess);
  pool.on("connect", (client) => void byProcess.set(processOf(client), client));
  pool.on("remove", (client) => void byProcess.delete(processOf(client)));
}

/** The connection that a transaction runs on, for what Prisma cannot say: long texts, which its raw queries would write and read
 *  as JSON on the way, and cursors. What is asked here is part of the transaction. Ask in turn, never beside a query of `tx`. */
export async function connectionOf(tx: Tx): Promise<pg.PoolClient> {
  const known = found.get(tx);
  if (known) return known;
  const pool = pools.get(tx);
  const [row] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS "pid"`;
  const client = pool && row && connections.get(pool)?.get(row.pid);
  if (!client) throw new Error("This is no transaction of Store.transaction()");
  found.set(tx, client);
  return client;
}

/** Runs one query past Prisma, whose raw queries write and read every text as JSON on the way: on the transaction's own connection, or on
 *  one of the pool's. */
export async function queryDirectly<R extends pg.QueryResultRow>(read: Tx, { text, values }: Sql): Promise<R[]> {
  const connection = openPools.get(read) ?? (await connectionOf(read));
  return (await connection.query<R>(text, values)).rows;
}

const processOf = (client: pg.PoolClient): number => (client as pg.PoolClient & { processID: number }).processID;
