import type pg from "pg";
import { KEPT_ROWS, LEFT_OUT_TABLES } from "@/lib/backup/left-out";
import { everyRow } from "@/tests/support/every-row";

/** Every row that a backup holds, table by table. */
export async function keptRows(pool: pg.Pool): Promise<Record<string, unknown[]>> {
  const rows = await everyRow(pool);
  for (const name of Object.keys(LEFT_OUT_TABLES)) delete rows[name];
  for (const [name, condition] of Object.entries(KEPT_ROWS)) {
    const { rows: kept } = await pool.query<{ row: string }>(
      `SELECT t::text AS row FROM "${name}" t WHERE ${condition} ORDER BY 1`,
    );
    rows[name] = kept.map(({ row }) => row);
  }
  return rows;
}

/** What guards the rows: constraints and triggers with their states, and the rights to the tables. */
export async function guards(pool: pg.Pool): Promise<unknown[]> {
  const { rows } = await pool.query(`
    SELECT conrelid::regclass::text AS "table", conname::text AS name, pg_get_constraintdef(oid) || convalidated AS definition
      FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT tgrelid::regclass::text, tgname::text, tgenabled::text || pg_get_triggerdef(t.oid)
      FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid WHERE NOT tgisinternal AND relnamespace = 'public'::regnamespace
    UNION ALL SELECT oid::regclass::text, 'rights', relacl::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
    ORDER BY 1, 2, 3`);
  return rows;
}
