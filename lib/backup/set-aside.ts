import { quoted, type Connection } from "@/lib/backup/tables";

/** Triggers that would number, date and chain anew what is restored, or refuse to have it replaced. All others are asked as ever. */
const STAND_ASIDE = ["audit_entry_chained", "audit_entry_immutable", "user_kept"];

/**
 * Takes off what stands in the way of rows that were checked once already: three triggers, the foreign keys (which would be looked
 * at row by row, and only in one order of the tables), and rights that the owner of a table has given up. It is part of the
 * transaction, like what puts them back.
 * @returns puts everything back as it was; the foreign keys are checked by that
 */
export async function setAside(connection: Connection): Promise<() => Promise<void>> {
  const back: string[] = [];
  const both = async (off: string, on: string) => {
    await connection.query(off);
    back.unshift(on);
  };
  for (const { table } of await rowsOf<{ table: string }>(connection, TABLES_WITHOUT_RIGHT))
    await both(`GRANT TRUNCATE ON ${table} TO CURRENT_USER`, `REVOKE TRUNCATE ON ${table} FROM CURRENT_USER`);
  for (const { table, name, state } of await rowsOf<TriggerRow>(connection, TRIGGERS, [STAND_ASIDE]))
    await both(
      `ALTER TABLE ${table} DISABLE TRIGGER ${quoted(name)}`,
      `ALTER TABLE ${table} ENABLE ${state === "A" ? "ALWAYS " : ""}TRIGGER ${quoted(name)}`,
    );
  for (const { table, name, definition } of await rowsOf<ForeignKeyRow>(connection, FOREIGN_KEYS))
    await both(
      `ALTER TABLE ${table} DROP CONSTRAINT ${quoted(name)}`,
      `ALTER TABLE ${table} ADD CONSTRAINT ${quoted(name)} ${definition}`,
    );
  return async () => {
    // A table with checks that are still to come can't be altered.
    await connection.query("SET CONSTRAINTS ALL IMMEDIATE");
    for (const statement of back) await connection.query(statement);
  };
}

type TriggerRow = { table: string; name: string; state: "O" | "A" };
type ForeignKeyRow = { table: string; name: string; definition: string };

const rowsOf = async <Row extends object>(connection: Connection, text: string, values: unknown[] = []) =>
  (await connection.query<Row>(text, values)).rows;

const TABLES_WITHOUT_RIGHT = `SELECT oid::regclass::text AS table FROM pg_class
  WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND NOT has_table_privilege(oid, 'TRUNCATE')`;

// Those that somebody has switched off stay off.
const TRIGGERS = `SELECT tgrelid::regclass::text AS table, tgname AS name, tgenabled AS state
  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
  WHERE c.relnamespace = current_schema()::regnamespace AND tgname = ANY($1) AND tgenabled IN ('O', 'A')`;

const FOREIGN_KEYS = `SELECT conrelid::regclass::text AS table, conname AS name, pg_get_constraintdef(oid) AS definition
  FROM pg_constraint WHERE connamespace = current_schema()::regnamespace AND contype = 'f' ORDER BY oid`;
