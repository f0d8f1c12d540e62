import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import type { Manifest } from "@/lib/backup/manifest";
import { linesIn, readArchive } from "@/lib/backup/read-archive";
import { requireFit, requireOwner, requireUnused } from "@/lib/backup/requirements";
import { setAside } from "@/lib/backup/set-aside";
import { allTables, copyIn, quoted, TEXT_SETTINGS, type Connection, type Table } from "@/lib/backup/tables";
import { putUpload } from "@/lib/backup/uploads";
import { CONSOLE_ACTOR } from "@/lib/core/access/access";
import { OperatorError } from "@/lib/operator-error";
import { writeAudit } from "@/lib/store/audit";
import { connectionOf } from "@/lib/store/connection-of";
import type { Store } from "@/lib/store/store";
import type { Uploads } from "@/lib/uploads/uploads";

const LONGEST_MS = 24 * 60 * 60 * 1000;

type Options = {
  readonly uploads: Uploads;
  /** Whether a catalogue that is in use may be replaced. */
  readonly replace: boolean;
  /** How long others may keep the tables busy before it gives up. */
  readonly patienceMs?: number;
  readonly onProgress?: (rows: number, total: number) => void;
};

/**
 * Puts a backup in the place of what the database holds, in one transaction: all of it, or nothing, whatever happens on the way.
 * Whoever reads or writes meanwhile waits. The search index is then out of step, and is to be rebuilt. Check the archive before, by
 * `readArchive`: it is read to its end here as well, but only after the tables were emptied for nothing.
 * @throws OperatorError when the archive is not whole, or does not fit the database, or others use its tables.
 */
export function restore(
  { store }: { readonly store: Store },
  file: string,
  { uploads, replace, patienceMs = 10_000, onProgress }: Options,
): Promise<Manifest> {
  return store.transaction(
    async (tx) => {
      const connection = await connectionOf(tx);
      const tables = await lockAll(connection, patienceMs);
      if (!replace) await requireUnused(connection);
      const replaced = await endOfAuditLog(connection);
      const putBack = await setAside(connection);
      await connection.query(`TRUNCATE ${tables.map(({ name }) => quoted(name)).join(", ")}`);

      let total = 0;
      let done = 0;
      const manifest = await readArchive(file, {
        manifest: async (manifest) => {
          await requireFit(connection, file, manifest);
          total = manifest.tables.reduce((sum, { rows }) => sum + rows, 0);
        },
        rows: async (table, piece) => {
          const counted = async function* () {
            for await (const chunk of piece) {
              yield chunk;
              onProgress?.((done += linesIn(chunk)), total);
            }
          };
          await pipeline(Readable.from(counted()), connection.query(copyFrom(copyIn(table))));
        },
        file: (path, body) => putUpload(uploads, path, body),
      });

      await putBack();
      await raiseSequences(connection);
      await writeAudit(tx, {
        actor: CONSOLE_ACTOR.id,
        action: "backup:restore",
        // The end of a log that was replaced, so that it can be told from one that somebody made disappear.
        details: { backupOf: manifest.createdAt, ...(replaced ? { replacedLog: replaced } : {}) },
      });
      return manifest;
    },
    { timeoutMs: LONGEST_MS },
  );
}

/** Keeps everybody else out until the end of the transaction, and gives the tables that can be emptied. */
async function lockAll(connection: Connection, patienceMs: number): Promise<Table[]> {
  const tables = (await allTables(connection)).filter(({ name }) => name !== "_prisma_migrations");
  await requireOwner(connection);
  try {
    await connection.query(`${TEXT_SETTINGS}; SET LOCAL lock_timeout = ${patienceMs};
      LOCK TABLE ${tables.map(({ name }) => quoted(name)).join(", ")} IN ACCESS EXCLUSIVE MODE; SET LOCAL lock_timeout = 0`);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code !== "55P03" && code !== "40P01") throw error;
    throw new OperatorError(
      `Others are at work in the database, and did not come to an end within ${patienceMs / 1000} s; nothing was changed.`,
      "Stop the web processes, indexers and scripts that use it, and restore again.",
      { cause: error },
    );
  }
  return tables;
}

async function endOfAuditLog(connection: Connection): Promise<{ number: string; hash: string } | null> {
  const { rows } = await connection.query<{ number: string; hash: string }>(
    `SELECT number::text, hash FROM audit_entry ORDER BY audit_entry.number DESC LIMIT 1`,
  );
  return rows[0] ?? null;
}

/** Numbers that the database gives go on above those that came back. They are never lowered: a transaction that is taken back
 *  does not take back a sequence. */
async function raiseSequences(connection: Connection): Promise<void> {
  const { rows } = await connection.query<{ table: string; column: string; sequence: string }>(
    `SELECT c.relname AS table, a.attname AS column, pg_get_serial_sequence(quote_ident(c.relname), a.attname) AS sequence
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
       AND pg_get_serial_sequence(quote_ident(c.relname), a.attname) IS NOT NULL`,
  );
  for (const { table, column, sequence } of rows)
    await connection.query(
      `SELECT setval($1, greatest((SELECT max(${quoted(column)}) FROM ${quoted(table)}), (SELECT last_value FROM ${sequence})))`,
      [sequence],
    );
}
