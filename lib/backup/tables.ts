import type pg from "pg";
import { KEPT_ROWS, LEFT_OUT_TABLES } from "@/lib/backup/left-out";

/** A table and what of it can be written; generated columns are not. */
export type Table = { readonly name: string; readonly columns: readonly string[] };

/** What queries are run on. */
export type Connection = Pick<pg.ClientBase, "query">;

/** How values are written as text, so that they are read as the same values whatever the server's own settings are. */
export const TEXT_SETTINGS = `SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL intervalstyle = 'postgres'; SET LOCAL timezone = 'UTC';
  SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'; SET LOCAL client_encoding = 'UTF8';
  SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0`;

/** All tables of the catalogue by name, those that no backup holds among them. */
export async function allTables(connection: Connection): Promise<Table[]> {
  const { rows } = await connection.query<Table>(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
     GROUP BY c.relname ORDER BY c.relname`,
  );
  return rows;
}

/** Those of these tables that a backup holds. */
export const keptTables = (tables: readonly Table[]): Table[] =>
  tables.filter(({ name }) => LEFT_OUT_TABLES[name] === undefined);

/** How many rows of a table a backup holds. */
export async function countKeptRows(connection: Connection, name: string): Promise<number> {
  const { rows } = await connection.query<{ rows: number }>(
    `SELECT count(*)::float8 AS rows FROM ${quoted(name)} ${keptCondition(name)}`,
  );
  return rows[0]?.rows ?? 0;
}

/** The names of the migrations that the database has had, in their order. */
export async function appliedMigrations(connection: Connection): Promise<string[]> {
  const { rows } = await connection.query<{ name: string }>(
    `SELECT migration_name AS name FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY started_at, migration_name`,
  );
  return rows.map(({ name }) => name);
}

/** The statement that reads all rows of a table that a backup holds. */
export const copyOut = ({ name, columns }: Table): string =>
  `COPY (SELECT ${columns.map(quoted).join(", ")} FROM ${quoted(name)} ${keptCondition(name)}) TO STDOUT`;

/** The statement that adds rows to a table. */
export const copyIn = ({ name, columns }: Table): string =>
  `COPY ${quoted(name)} (${columns.map(quoted).join(", ")}) FROM STDIN`;

const keptCondition = (name: string) => (KEPT_ROWS[name] ? `WHERE ${KEPT_ROWS[name]}` : "");

/** A name as SQL has it, whatever it is made of. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
