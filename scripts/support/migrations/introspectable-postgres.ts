import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum, DriverAdapterError, type SqlDriverAdapter, type SqlQuery } from "@prisma/driver-adapter-utils";
import pg from "pg";

type Connection = pg.ClientConfig & { readonly database: string };

/** PostgreSQL's one-byte type "char", which fills its system tables and which the adapter does not know. */
const CHAR_OID = 18;
const BPCHAR_OID = 1042;

/**
 * Prisma's adapter for PostgreSQL, mended in the three places that keep its schema engine from comparing schemas:
 * it can't read the system tables, it cuts scripts at every semicolon, also those in comments and function bodies,
 * and it drops its scratch database while it is still connected to it.
 */
export class IntrospectablePostgres extends PrismaPg {
  constructor(private readonly connection: Connection) {
    super(connection);
  }

  override connect() {
    return connect(this.connection);
  }

  /** An empty scratch database, in which the engine replays the migrations to see what they add up to. */
  override async connectToShadowDb() {
    const database = `shadow_${randomUUID().replaceAll("-", "")}`;
    await this.run(`CREATE DATABASE ${database}`);
    const adapter = await connect({ ...this.connection, database });
    const disconnect = adapter.dispose.bind(adapter);
    return Object.assign(adapter, {
      dispose: async () => {
        await disconnect();
        await this.run(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
      },
    });
  }

  private async run(sql: string): Promise<void> {
    const client = new pg.Client(this.connection);
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  }
}

/** The parts of a connection string, since the adapter prefers a string's own database over one that is named apart. */
export function connectionOf(databaseUrl: string): Connection {
  const { host, port, user, password, database, ssl } = new pg.Client({
    connectionString: databaseUrl,
  }) as pg.Client & { ssl: pg.ClientConfig["ssl"] };
  return { host, port, user, password: password ?? undefined, database: database ?? "postgres", ssl };
}

async function connect(connection: Connection) {
  const pool = new pg.Pool({ ...connection, allowExitOnIdle: true });
  const oneByteColumns = new WeakMap<object, number[]>();
  const query = pool.query.bind(pool) as (...given: unknown[]) => Promise<pg.QueryResult>;
  const readable = async (...given: unknown[]) => {
    const result = await query(...given);
    const found = (result.fields ?? []).flatMap(({ dataTypeID }, index) => (dataTypeID === CHAR_OID ? [index] : []));
    if (found.length > 0) oneByteColumns.set(result.rows, found);
    for (const index of found) result.fields[index]!.dataTypeID = BPCHAR_OID;
    return result;
  };
  pool.query = readable as typeof pool.query;

  const adapter: SqlDriverAdapter = await new PrismaPg(pool, { disposeExternalPool: true }).connect();
  const queryRaw = adapter.queryRaw.bind(adapter);
  return Object.assign(adapter, {
    executeScript: async (script: string) => {
      await query(script).catch((error: unknown) => {
        throw error instanceof pg.DatabaseError ? toAdapterError(error) : error;
      });
    },
    queryRaw: async (sql: SqlQuery) => {
      const result = await queryRaw(sql);
      for (const index of oneByteColumns.get(result.rows) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character;
      return result;
    },
  }) as Awaited<ReturnType<PrismaPg["connect"]>>;
}

// The engine passes on the words of such an error only.
function toAdapterError({ code, severity, message, detail, column, hint }: pg.DatabaseError): DriverAdapterError {
  return new DriverAdapterError({
    kind: "postgres",
    code: code ?? "",
    severity: severity ?? "ERROR",
    message,
    detail,
    column,
    hint,
  });
}
