import { randomUUID } from "node:crypto";
import pg from "pg";
import { OperatorError } from "@/lib/operator-error";
import { grantAccess } from "@/lib/services/postgres/application-role";
import type { OwnedServiceUrls } from "@/lib/services/start-services";
import { readMigrations, type MigrationFile } from "@/scripts/support/migrations/migration-files";

/**
 * Brings the schema of the catalogue up to date as the owner of its tables, and lets the role that works with them have its rights.
 * Takes and throws what `applyMigrations` does.
 */
export const migrate = (
  { ownerUrl, databaseUrl }: Omit<OwnedServiceUrls, "meili">,
  onApplied?: (done: number, total: number) => void,
): Promise<string[]> =>
  applyMigrations(ownerUrl, {
    // An address without a user is the owner's, who has all rights: PostgreSQL then goes by who asks.
    applicationRole: decodeURIComponent(new URL(databaseUrl).username) || undefined,
    onApplied,
  });

/**
 * Applies the migrations that the database has not had yet, and notes them in Prisma's own table. Prisma's engine would
 * do the same in separate steps, and after a kill in between it refuses to go on until a person has looked; here each
 * migration and its note are one transaction, so a start can be cut off anywhere and simply repeated.
 * @param applicationRole who works with the tables, and gets the rights to it where it is not their owner
 * @param onApplied is called after each
 * @returns the names of what was applied
 * @throws OperatorError when a migration fails, was edited after it was applied, or is newer than this source.
 */
export async function applyMigrations(
  databaseUrl: string,
  {
    files = readMigrations(),
    applicationRole,
    onApplied,
  }: {
    files?: readonly MigrationFile[];
    applicationRole?: string;
    onApplied?: (done: number, total: number) => void;
  } = {},
): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on("error", () => undefined); // told by the query that it breaks
  await client.connect();
  try {
    // Two at a time would both find the same work to do; the second waits here and then finds none.
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    // Also a role that owns nothing may ask, where nothing is pending; to it the statement alone is forbidden.
    if (!(await hasNotes(client))) await client.query(CREATE_TABLE);
    const pending = pendingOf(files, await appliedIn(client));
    for (const [index, file] of pending.entries()) {
      await applyOne(client, file);
      onApplied?.(index + 1, pending.length);
    }
    if (applicationRole !== undefined) await grantAccess(client, applicationRole);
    return pending.map(({ name }) => name);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** What of these files the database still lacks, without applying it. Fails as `applyMigrations` does. */
export async function findPendingMigrations(
  databaseUrl: string,
  files: readonly MigrationFile[] = readMigrations(),
): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on("error", () => undefined);
  await client.connect();
  try {
    const applied = (await hasNotes(client)) ? await appliedIn(client) : [];
    return pendingOf(files, applied).map(({ name }) => name);
  } finally {
    await client.end().catch(() => undefined);
  }
}

type Applied = { readonly name: string; readonly checksum: string };

/** The number that Prisma's own commands lock on, so that they and we keep out of each other's way. */
const LOCK = 72707369;

const CREATE_TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

async function hasNotes(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ has: boolean }>("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS has");
  return rows[0]?.has === true;
}

async function appliedIn(client: pg.Client): Promise<Applied[]> {
  const { rows } = await client.query<Applied>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY started_at, migration_name`,
  );
  return rows;
}

function pendingOf(files: readonly MigrationFile[], applied: readonly Applied[]): MigrationFile[] {
  const byName = new Map(files.map((file) => [file.name, file]));
  for (const { name, checksum } of applied) {
    const file = byName.get(name);
    if (!file) {
      throw new OperatorError(
        `The database is newer than this source: it has the migration ${name}, which prisma/migrations lacks.`,
        "Update the source (git pull, npm install), or point DATABASE_URL or DATA_DIR at another database.",
      );
    }
    if (file.checksum !== checksum) {
      throw new OperatorError(
        `The migration ${name} was edited after it was applied to this database.`,
        "Put its migration.sql back as it was, and write the change as a new one: npm run migrate -- new NAME.",
      );
    }
  }
  const known = new Set(applied.map(({ name }) => name));
  return files.filter(({ name }) => !known.has(name));
}

async function applyOne(client: pg.Client, { name, sql, checksum }: MigrationFile): Promise<void> {
  try {
    await client.query("BEGIN");
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    if (!(error instanceof pg.DatabaseError)) throw error; // the connection went away, which is not the migration's fault
    const line = error.position ? ` in line ${sql.slice(0, Number(error.position)).split("\n").length}` : "";
    throw new OperatorError(
      `The migration ${name} failed${line}: ${error.message}.`,
      `Nothing of it was kept. Correct prisma/migrations/${name}/migration.sql and run npm run migrate.`,
      { cause: error },
    );
  }
}
