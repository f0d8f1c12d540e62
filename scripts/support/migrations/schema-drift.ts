import { randomUUID } from "node:crypto";
import pg from "pg";
import { applyMigrations } from "@/scripts/support/migrations/apply-migrations";
import { readMigrations, type MigrationFile } from "@/scripts/support/migrations/migration-files";

/**
 * Names what in the database is otherwise than its migrations make it: a column, constraint, index, trigger or function that
 * somebody changed by hand. The applied migrations are replayed in a scratch database on the same server, for a second or so.
 * @returns one phrase each, in order; null where this role may not make a scratch database
 */
export async function findSchemaDrift(
  databaseUrl: string,
  files: readonly MigrationFile[] = readMigrations(),
): Promise<string[] | null> {
  const scratch = `doctor_${randomUUID().replaceAll("-", "")}`;
  try {
    await run(databaseUrl, `CREATE DATABASE ${scratch} TEMPLATE template0`);
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === NOT_ALLOWED) return null;
    throw error;
  }
  try {
    const url = new URL(databaseUrl);
    url.pathname = `/${scratch}`;
    await applyMigrations(url.href, { files });
    const [should, is] = [await shapeOf(url.href), await shapeOf(databaseUrl)];
    const names = [...new Set([...should.keys(), ...is.keys()])].sort();
    return names.flatMap((name) => {
      if (!is.has(name)) return [`${name} is missing`];
      if (!should.has(name)) return [`${name} is in no migration`];
      return is.get(name) === should.get(name) ? [] : [`${name} was changed`];
    });
  } finally {
    await run(databaseUrl, `DROP DATABASE IF EXISTS ${scratch} WITH (FORCE)`);
  }
}

/** PostgreSQL's code for a missing privilege. */
const NOT_ALLOWED = "42501";

/** Everything of ours that has a definition, by name. */
const SHAPE = `
  SELECT 'column ' || c.relname || '.' || a.attname AS name,
    concat_ws(' ', format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid)) AS definition
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_attrdef d ON (d.adrelid, d.adnum) = (a.attrelid, a.attnum)
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v') AND a.attnum > 0 AND NOT a.attisdropped
  UNION ALL
  SELECT 'constraint ' || conrelid::regclass || '.' || conname, pg_get_constraintdef(oid) FROM pg_constraint
  WHERE connamespace = 'public'::regnamespace AND contype <> 'n' AND conrelid <> 0
  UNION ALL
  SELECT 'index ' || indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
  UNION ALL
  SELECT 'trigger ' || tgrelid::regclass || '.' || tgname, pg_get_triggerdef(oid) || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL
  SELECT 'function ' || p.oid::regprocedure, md5(pg_get_functiondef(p.oid)) FROM pg_proc p
  WHERE p.pronamespace = 'public'::regnamespace AND p.prokind <> 'a'
    AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e')`;

async function shapeOf(databaseUrl: string): Promise<Map<string, string>> {
  const { rows } = await run<{ name: string; definition: string }>(databaseUrl, SHAPE);
  return new Map(rows.map(({ name, definition }) => [name, definition]));
}

async function run<Row extends pg.QueryResultRow>(databaseUrl: string, sql: string): Promise<pg.QueryResult<Row>> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await client.query<Row>(sql);
  } finally {
    await client.end().catch(() => undefined);
  }
}
