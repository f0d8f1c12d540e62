import type { Change } from "@/lib/core/platform/changes-between";
import type { Via } from "@/lib/core/platform/revision-actions";
import type { Platform } from "@/lib/core/platform/platform";
import { connectionOf } from "@/lib/store/connection-of";
import type { Prisma } from "@/lib/store/generated/prisma/client";
import { listText } from "@/lib/store/list-text";
import { OUTBOX_CHANNEL } from "@/lib/store/outbox";
import { LISTS, addRows, staleLists, type ListName } from "@/lib/store/platform-rows";
import {
  CLAIMS,
  KNOWN_SOURCE,
  TABLES,
  TABLE_NAMES,
  isClaimTable,
  noRows,
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
  /** The fields in which it differs from what its rows hold, so that the rows of the others stay; null where all are to be made. */
  readonly fields: ReadonlySet<string> | null;
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
export type PreparedWrite = {
  readonly replaced: readonly string[];
  /** The records of which a list is made anew, list by list. */
  readonly stale: StaleRows;
  readonly query: Sql | null;
};
type StaleRows = ReadonlyMap<ListName, readonly string[]>;

/** Writes published records with the rows below them, one revision and one note to the indexer each. Throws when a version has moved
 *  on. However many records there are, it takes two statements: what they cost is what the rows cost (docs/decisions/010). */
export const writePublished = (tx: Tx, writes: readonly PublishedWrite[], stamp: Stamp): Promise<void> =>
  runWrite(tx, prepareWrite(writes, stamp));

/** Runs what {@link prepareWrite} made. */
export async function runWrite(tx: Tx, { replaced, stale, query }: PreparedWrite): Promise<void> {
  if (!query) return;
  await removeLists(tx, stale);
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
  if (writes.length === 0) return { replaced: [], stale: new Map(), query: null };
  const rows = noRows();
  for (const write of writes) addRows(rows, write, newId);
  const old = writes.filter((write) => !write.isNew);
  const replaced = old.map((write) => write.id);
  const stale = new Map(
    LISTS.map((list) => [list, old.filter(({ fields }) => staleLists(fields).has(list)).map(({ id }) => id)]),
  );

  const filled = TABLE_NAMES.filter((table) => rows[table].length > 0);
  const parts = filled.map((table) => sql`${raw(`r_${table}`)} AS (${recordset(columnTypesOf(table), rows[table])})`);
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
  const citations = join(filled.flatMap(citationsOf), " UNION ALL ");
  if (rows.known_source.length > 0)
    parts.push(sql`known_source AS (
      SELECT k."id" AS "as", s."id" FROM (${recordset(KNOWN_SOURCE, rows.known_source)}) k
      JOIN "source" s ON s."platform_id" = k."platform_id" AND s."ref" = k."ref")`);
  parts.push(
    rows.known_source.length > 0
      ? sql`new_citation AS (
    INSERT INTO "citation" ("source_id", "position", "part", ${claimColumns})
    SELECT coalesce(k."id", c."source_id"), c."position", c."part", ${claimColumns} FROM (${citations}) c LEFT JOIN known_source k ON k."as" = c."source_id")`
      : sql`new_citation AS (INSERT INTO "citation" ("source_id", "position", "part", ${claimColumns}) ${citations})`,
  );
  // Whose picture a file is or was: for as long as the record is there, with its versions, the file is too.
  if (rows.picture.length > 0)
    parts.push(sql`new_picture_use AS (
      INSERT INTO "picture_use" ("platform_id", "file") SELECT DISTINCT "platform_id", "file" FROM r_picture ON CONFLICT DO NOTHING)`);
  // Contents travel as lines, which JSON text never has breaks within: each is then read once, and kept as it is.
  const lines = (of: (write: PublishedWrite) => unknown) => writes.map((write) => JSON.stringify(of(write))).join("\n");
  parts.push(sql`new_revision AS (
    INSERT INTO "revision" ("platform_id", "version", "slug", "changes", "content", "action", "at", "by", "via", "reason", "batch_id")
    SELECT r."id", r."version", r."slug", r."changes"::json, r."content"::json, 'publish', ${at}, ${by}, ${via}, ${reason}, ${batchId}::uuid
    FROM ROWS FROM (
      unnest(${listText(rows.platform.map(({ id }) => id))}::uuid[]),
      unnest(${listText(rows.platform.map(({ version }) => version))}::int[]),
      unnest(${listText(rows.platform.map(({ slug }) => slug))}::text[]),
      string_to_table(${lines(({ isNew, changes }) => (isNew ? [] : changes))}, E'\\n'),
      string_to_table(${lines(({ content }) => content)}, E'\\n')
    ) AS r("id", "version", "slug", "changes", "content"))`);

  parts.push(sql`new_note AS (INSERT INTO "outbox_note" ("platform_id") SELECT "id" FROM r_platform)`);
  // Foreign keys are checked when the whole statement is done, so the order of its parts does not matter.
  const query = sql`WITH ${join(parts)}
    SELECT (SELECT count(*)::int FROM replaced) AS "replaced", pg_notify(${OUTBOX_CHANNEL}, '')`;
  return { replaced, stale, query };
}

/** Rows as a table of a query: a list of values for each column, since thousands of values apart would cost more than the rows. Columns
 *  in which no row says anything stay away. */
function recordset(types: Readonly<Record<string, string>>, rows: readonly object[]): Sql {
  const casts: string[] = [],
    names: string[] = [],
    lists: Sql[] = [];
  for (const [column, type] of Object.entries(types)) {
    const values = rows.map((row) => (row as Record<string, unknown>)[column] ?? null);
    const isEmpty = values.every((value) => value === null);
    casts.push(isEmpty ? `NULL::${type} AS "${column}"` : type.endsWith("[]") ? `"${column}"::${type}` : `"${column}"`);
    if (isEmpty) continue;
    names.push(`"${column}"`);
    lists.push(sql`${listText(values)}${raw(`::${type.endsWith("[]") ? "text" : type}[]`)}`);
  }
  return sql`SELECT ${raw(casts.join(", "))} FROM unnest(${join(lists)}) AS r(${raw(names.join(", "))})`;
}

const columnsOf = (table: TableName, of?: string): Sql =>
  raw(
    Object.keys(TABLES[table])
      .map((column) => (of ? `${of}."${column}"` : `"${column}"`))
      .join(", "),
  );

const columnTypesOf = (table: TableName): Record<string, string> => ({
  ...TABLES[table],
  ...(isClaimTable(table) ? Object.fromEntries(Object.keys(CLAIMS[table].cites).map((name) => [name, "uuid[]"])) : {}),
});

const CLAIM_COLUMNS = Object.values(CLAIMS).map(({ column }) => column);
const claimColumns = raw(CLAIM_COLUMNS.map((column) => `"${column}"`).join(", "));

/** Selects the citations of a table's claims, one query for each part of a claim that cites. */
function citationsOf(table: TableName): Sql[] {
  if (!isClaimTable(table)) return [];
  const claims = CLAIM_COLUMNS.map(
    (column) => (column === CLAIMS[table].column ? `r."id"` : "NULL::uuid") + ` AS "${column}"`,
  ).join(", ");
  return Object.entries(CLAIMS[table].cites).map(([cites, part]) =>
    raw(
      `SELECT c."source_id", c."at" - 1 AS "position", '${part}' AS "part", ${claims} FROM r_${table} r, unnest(r."${cites}") WITH ORDINALITY AS c("source_id", "at")`,
    ),
  );
}

/** Takes away the published content of records. */
export const removeRows = (tx: Tx, ids: readonly string[]): Promise<void> =>
  removeLists(tx, new Map(LISTS.map((list) => [list, ids])));

/** The tables below a record in which a list lies, those below others first, and the column of citations that names a row there. */
const TABLES_OF: Readonly<Record<ListName, readonly { table: string; claim?: string; above?: string }[]>> = {
  names: [{ table: "platform_name" }],
  manufacturers: [{ table: "platform_manufacturer" }],
  variants: [{ table: "variant" }],
  pictures: [{ table: "picture" }],
  related: [{ table: "relation" }],
  introduced: [],
  specs: [{ table: "spec", claim: "spec_id" }],
  programmes: [
    { table: "programme_event", claim: "event_id", above: "programme" },
    { table: "programme", claim: "programme_id" },
  ],
  disputes: [{ table: "dispute_side", claim: "dispute_side_id", above: "dispute" }, { table: "dispute" }],
  sources: [{ table: "source" }],
};

/** Takes away lists of records. Citations go with what they name, and by a statement of their own: looking for them below each claim would
 *  cost a query a claim. */
async function removeLists(tx: Tx, stale: StaleRows): Promise<void> {
  const parts: Sql[] = [];
  const add = (part: Sql) => parts.push(sql`${raw(`gone_${parts.length}`)} AS (${part})`);
  const sources = stale.get("sources") ?? [];
  const withSources = new Set(sources);
  // All that a record cites rests on its sources.
  if (sources.length > 0)
    add(
      sql`DELETE FROM "citation" USING "source" s WHERE s."id" = "citation"."source_id" AND s."platform_id" = ANY(${[...sources]}::uuid[])`,
    );
  for (const [list, ids] of stale) {
    if (ids.length === 0) continue;
    const citing = ids.filter((id) => !withSources.has(id));
    if (list === "introduced" && citing.length > 0)
      add(sql`DELETE FROM "citation" WHERE "introduced_id" = ANY(${citing}::uuid[])`);
    for (const { table, claim, above } of TABLES_OF[list]) {
      const [from, its] = above
        ? [`, "${above}" a`, `a."id" = x."${above}_id" AND a."platform_id"`]
        : ["", `x."platform_id"`];
      if (claim && citing.length > 0)
        add(
          sql`DELETE FROM "citation" c USING ${raw(`"${table}" x${from}`)} WHERE ${raw(`x."id" = c."${claim}" AND ${its}`)} = ANY(${citing}::uuid[])`,
        );
      add(
        above
          ? sql`DELETE FROM ${raw(`"${table}" x USING "${above}" a`)} WHERE ${raw(its)} = ANY(${[...ids]}::uuid[])`
          : sql`DELETE FROM ${raw(`"${table}" x`)} WHERE ${raw(its)} = ANY(${[...ids]}::uuid[])`,
      );
    }
  }
  if (parts.length === 0) return;
  const query = sql`WITH ${join(parts)} SELECT`;
  const connection = await connectionOf(tx);
  await connection.query(query.text, query.values);
}
