import type { Change } from "@/lib/core/platform/changes-between";
import type { Via } from "@/lib/core/platform/revision-actions";
import type { Platform } from "@/lib/core/platform/platform";
import { connectionOf } from "@/lib/store/connection-of";
import type { Prisma } from "@/lib/store/generated/prisma/client";
import { OUTBOX_CHANNEL } from "@/lib/store/outbox";
import { addRows } from "@/lib/store/platform-rows";
import {
  CLAIMS,
  TABLES,
  TABLE_NAMES,
  isClaimTable,
  noRows,
  type Rows,
  type TableName,
} from "@/lib/store/platform-tables";
import { join, raw, sql, type Sql } from "@/lib/store/sql";

type Tx = Prisma.TransactionClient;

export type PublishedWrite = {
  readonly id: string;
  readonly content: Platform;
  readonly version: number;
  readonly changes: readonly Change[];
  readonly isNew: boolean;
};
/** Who writes, when, why and through what. */
export type Stamp = {
  readonly by: string;
  readonly via: Via;
  readonly reason: string | null;
  readonly at: Date;
  readonly newId: () => string;
  readonly batchId?: string | null;
};

/** Whether a write failed because another transaction took the address, or created the record, between our look and our write. */
export const isOvertaken = (error: unknown): boolean =>
  // By code: the site's bundles each hold classes of their own, and `instanceof` knows only one.
  error instanceof Error && "code" in error && (error.code === UNIQUE_VIOLATION || error.code === "P2002");
/** What PostgreSQL calls it; above is what Prisma makes of it. */
const UNIQUE_VIOLATION = "23505";

/** Writes that only wait for PostgreSQL. */
export type PreparedWrite = { readonly replaced: readonly string[]; readonly query: Sql | null };

/** Writes published records with the rows below them, one revision and one note to the indexer each. Throws when a version has moved
 *  on. However many records there are, it takes two statements: what they cost is what the rows cost (docs/decisions/010). */
export const writePublished = (tx: Tx, writes: readonly PublishedWrite[], stamp: Stamp): Promise<void> =>
  runWrite(tx, prepareWrite(writes, stamp));

/** Runs what {@link prepareWrite} made. */
export async function runWrite(tx: Tx, { replaced, query }: PreparedWrite): Promise<void> {
  if (!query) return;
  await removeRows(tx, replaced);
  const connection = await connectionOf(tx);
  const { rows: counted } = await connection.query<{ replaced: number }>(query.text, query.values);
  if (counted[0]?.replaced !== replaced.length)
    throw new Error("A record changed while it was being written; nothing was saved. Try again.");
}

/** The work of a write that needs no database, so that an import does it while PostgreSQL is busy with the records before. */
export function prepareWrite(
  writes: readonly PublishedWrite[],
  { by, via, reason, at, newId, batchId = null }: Stamp,
): PreparedWrite {
  if (writes.length === 0) return { replaced: [], query: null };
  const rows = noRows();
  for (const write of writes) {
    addRows(rows, write, newId);
    const { id, version, content, changes, isNew } = write;
    // A record's first revision is all new: its content says it.
    rows.revision.push({ platform_id: id, version, slug: content.slug, changes: isNew ? [] : changes });
  }
  const replaced = writes.filter((write) => !write.isNew).map((write) => write.id);

  const filled = TABLE_NAMES.filter((table) => table !== "revision" && rows[table].length > 0);
  const parts = filled.map(
    (table) => sql`${raw(`r_${table}`)} AS MATERIALIZED (SELECT * FROM ${recordset(table, rows[table])})`,
  );
  parts.push(sql`replaced AS (
    UPDATE "platform" p SET (${columnsOf("platform")}, "published_version", "published_at", "updated_at", "binned_at", "binned_version")
      = (${columnsOf("platform", "r")}, r."version", ${at}, ${at}, NULL, NULL)
    FROM r_platform r WHERE p."id" = r."id" AND p."version" = r."version" - 1 AND r."id" = ANY(${replaced}::uuid[]) RETURNING p."id")`);
  parts.push(sql`created AS (
    INSERT INTO "platform" (${columnsOf("platform")}, "published_version", "published_at", "created_at", "updated_at")
    SELECT ${columnsOf("platform")}, "version", ${at}, ${at}, ${at} FROM r_platform WHERE "id" <> ALL(${replaced}::uuid[]))`);
  for (const table of filled)
    if (table !== "platform")
      parts.push(sql`${raw(`new_${table}`)} AS (
        INSERT INTO ${raw(`"${table}"`)} (${columnsOf(table)}) SELECT ${columnsOf(table)} FROM ${raw(`r_${table}`)})`);
  parts.push(sql`new_citation AS (
    INSERT INTO "citation" ("source_id", "position", "part", ${claimColumns})
    ${join(filled.flatMap(citationsOf), " UNION ALL ")})`);
  // Whose picture a file is or was: for as long as the record is there, with its versions, the file is too.
  if (rows.picture.length > 0)
    parts.push(sql`new_picture_use AS (
      INSERT INTO "picture_use" ("platform_id", "file") SELECT DISTINCT "platform_id", "file" FROM r_picture ON CONFLICT DO NOTHING)`);
  // Contents travel as lines, which JSON text never has breaks within: each is then read once, and kept as it is.
  parts.push(sql`new_revision AS (
    INSERT INTO "revision" (${columnsOf("revision")}, "content", "action", "at", "by", "via", "reason", "batch_id")
    SELECT ${columnsOf("revision")}, line::json, 'publish', ${at}, ${by}, ${via}, ${reason}, ${batchId}::uuid
    FROM ROWS FROM (
      json_to_recordset(${JSON.stringify(rows.revision)}::json) AS (${typedColumnsOf("revision")}),
      string_to_table(${writes.map(({ content }) => JSON.stringify(content)).join("\n")}, E'\\n')
    ) AS r(${columnsOf("revision")}, line))`);

  parts.push(sql`new_note AS (INSERT INTO "outbox_note" ("platform_id") SELECT "id" FROM r_platform)`);
  // Foreign keys are checked when the whole statement is done, so the order of its parts does not matter.
  const query = sql`WITH ${join(parts)}
    SELECT (SELECT count(*)::int FROM replaced) AS "replaced", pg_notify(${OUTBOX_CHANNEL}, '')`;
  return { replaced, query };
}

/** Rows as a table of a query. They travel as one text: thousands of values apart would cost more than the rows. */
const recordset = <T extends TableName>(table: T, rows: Rows[T]): Sql =>
  sql`json_to_recordset(${JSON.stringify(rows)}::json) AS r(${typedColumnsOf(table)})`;

const columnsOf = (table: TableName, of?: string): Sql =>
  raw(
    Object.keys(TABLES[table])
      .map((column) => (of ? `${of}."${column}"` : `"${column}"`))
      .join(", "),
  );

function typedColumnsOf(table: TableName): Sql {
  const columns = Object.entries(TABLES[table]).map(([column, type]) => `"${column}" ${type}`);
  const cites = isClaimTable(table) ? Object.keys(CLAIMS[table].cites).map((column) => `"${column}" uuid[]`) : [];
  return raw([...columns, ...cites].join(", "));
}

const CLAIM_COLUMNS = Object.values(CLAIMS).map(({ column }) => column);
const claimColumns = raw(CLAIM_COLUMNS.map((column) => `"${column}"`).join(", "));

/** Selects the citations of a table's claims, one query for each part of a claim that cites. */
function citationsOf(table: TableName): Sql[] {
  if (!isClaimTable(table)) return [];
  const claims = CLAIM_COLUMNS.map((column) => (column === CLAIMS[table].column ? `r."id"` : "NULL::uuid")).join(", ");
  return Object.entries(CLAIMS[table].cites).map(([cites, part]) =>
    raw(
      `SELECT c."source_id", c."at" - 1, '${part}', ${claims} FROM r_${table} r, unnest(r."${cites}") WITH ORDINALITY AS c("source_id", "at")`,
    ),
  );
}

/** Takes away the published content of records. Citations go first: looking for them below each claim would cost a query a claim. */
export async function removeRows(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const these = sql`= ANY(${[...ids]}::uuid[])`;
  await tx.$executeRaw`
    WITH no_citation AS (DELETE FROM "citation" USING "source" s WHERE s."id" = "citation"."source_id" AND s."platform_id" ${these}),
    no_event AS (DELETE FROM "programme_event" USING "programme" g WHERE g."id" = "programme_event"."programme_id" AND g."platform_id" ${these}),
    no_side AS (DELETE FROM "dispute_side" USING "dispute" d WHERE d."id" = "dispute_side"."dispute_id" AND d."platform_id" ${these}),
    no_spec AS (DELETE FROM "spec" WHERE "platform_id" ${these}),
    no_programme AS (DELETE FROM "programme" WHERE "platform_id" ${these}),
    no_dispute AS (DELETE FROM "dispute" WHERE "platform_id" ${these}),
    no_source AS (DELETE FROM "source" WHERE "platform_id" ${these}),
    no_name AS (DELETE FROM "platform_name" WHERE "platform_id" ${these}),
    no_maker AS (DELETE FROM "platform_manufacturer" WHERE "platform_id" ${these}),
    no_variant AS (DELETE FROM "variant" WHERE "platform_id" ${these}),
    no_picture AS (DELETE FROM "picture" WHERE "platform_id" ${these})
    DELETE FROM "relation" WHERE "platform_id" ${these}`;
}
