import pg from "pg";
import { openContext, type Context, type ContextOptions } from "@/lib/catalogue/context";
import { freshDatabase, type FreshDatabase } from "@/tests/support/services";

/** A catalogue that one test file has to itself, and plain SQL on its tables as their owner. */
export type OpenCatalogue = {
  readonly context: Context;
  readonly databaseUrl: string;
  readonly ownerUrl: string;
  readonly pool: pg.Pool;
  /** The rows that a statement gives. */
  sql<Row extends pg.QueryResultRow = pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  /** A second catalogue on the same database, with other services or another clock. Closed together with this one. */
  reopened(options?: Partial<ContextOptions>): Promise<Context>;
  /** The same for what only the owner of the tables may. */
  asOwner(): Promise<Context>;
  close(): Promise<void>;
};

/** Opens a catalogue on a database with every table and no row, and with an index of its own that is not built yet. */
export async function openCatalogue(options: Partial<ContextOptions> = {}): Promise<OpenCatalogue> {
  return openOn(await freshDatabase(), options);
}

/** Opens a catalogue on a database that is dropped when it is closed. */
export async function openOn(database: FreshDatabase, options: Partial<ContextOptions> = {}): Promise<OpenCatalogue> {
  const own = {
    databaseUrl: database.databaseUrl,
    meili: database.meili,
    indexUid: `${database.indexPrefix}platforms`,
    // What a search says must not depend on how busy the machine is.
    searchTimeoutMs: 60_000,
  };
  const contexts = [await openContext({ ...own, ...options })];
  const pool = new pg.Pool({ connectionString: database.ownerUrl, max: 4 });
  // A pool that has ended may still be saying goodbye when its database is dropped, and its connections are cut.
  pool.on("error", () => undefined);
  const reopened = async (other: Partial<ContextOptions> = {}) => {
    const context = await openContext({ ...own, ...options, ...other });
    contexts.push(context);
    return context;
  };
  let owner: Promise<Context> | undefined;
  return {
    context: contexts[0]!,
    databaseUrl: database.databaseUrl,
    ownerUrl: database.ownerUrl,
    pool,
    sql: async <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) =>
      (await pool.query<Row>(text, values)).rows,
    reopened,
    asOwner: () => (owner ??= reopened({ databaseUrl: database.ownerUrl })),
    close: async () => {
      await Promise.all(contexts.map((context) => context.close()));
      await pool.end();
      await database.drop();
    },
  };
}
