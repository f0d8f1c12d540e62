import type { Counted, SourceFilter, SourceList, SourceWork } from "@/lib/core/source/source-works";
import { SOURCES_PER_PAGE, UNDATED } from "@/lib/core/source/source-works";
import type { Sql } from "@/lib/store/sql";
import { empty, join, sql } from "@/lib/store/sql";
import type { Reader } from "@/lib/store/store";

/** Publishers that the filter offers by name; the text search reaches the others. */
const PUBLISHERS_OFFERED = 300;

/** What makes two entries one work, as a short name. No secret hangs on it: MD5 is what PostgreSQL computes of a text. */
const KEY = sql`left(md5(coalesce('url ' || s."url", 'work ' || lower(s."title") || E'\n' || lower(s."publisher"))), 16)`;

/** One row a work. A claim with two parts, such as a contract and its value, is one claim, and so is a disputed point. */
const WORKS = sql`"work" AS (
  SELECT ${KEY} AS "key", mode() WITHIN GROUP (ORDER BY s."title") AS "title",
    mode() WITHIN GROUP (ORDER BY s."publisher") AS "publisher", min(s."url") AS "url",
    mode() WITHIN GROUP (ORDER BY s."date") AS "date", mode() WITHIN GROUP (ORDER BY s."kind") AS "kind",
    count(DISTINCT s."platform_id")::int AS "records",
    count(DISTINCT coalesce(c."introduced_id", c."spec_id", c."programme_id", c."event_id", d."dispute_id"))::int AS "claims"
  FROM "source" s
  JOIN "platform" p ON p."id" = s."platform_id" AND p."published_version" IS NOT NULL
  LEFT JOIN "citation" c ON c."source_id" = s."id"
  LEFT JOIN "dispute_side" d ON d."id" = c."dispute_side_id"
  GROUP BY 1)`;

/** How many works the published records rest on. */
export async function countSourceWorks(read: Reader): Promise<number> {
  const [row] = await read.$queryRaw<{ count: number }[]>`
    SELECT count(DISTINCT ${KEY})::int AS "count" FROM "source" s
    JOIN "platform" p ON p."id" = s."platform_id" AND p."published_version" IS NOT NULL`;
  return row?.count ?? 0;
}

/** A page of works, those that most claims rest on first, with what they can be narrowed by. One statement for all of it: putting
 *  the works together is what costs, and of one moment the counts agree with the list. */
export async function readSourceWorks(read: Reader, filter: SourceFilter): Promise<SourceList> {
  const listOf = (rows: Sql) => sql`(SELECT coalesce(json_agg(r), '[]') FROM (${rows}) r)`;
  const count = (by: Sql, leaveOut: keyof SourceFilter, limit: Sql = empty) =>
    listOf(sql`SELECT ${by} AS "value", count(*)::int AS "count" FROM "work" w ${matching(filter, leaveOut)}
      GROUP BY 1 ORDER BY 2 DESC, 1 ${limit}`);
  const [found] = await read.$queryRaw<SourceList[]>`
    WITH ${WORKS} SELECT (SELECT count(*)::int FROM "work" w ${matching(filter)}) AS "total",
      ${listOf(sql`SELECT * FROM "work" w ${matching(filter)}
        ORDER BY w."claims" DESC, w."records" DESC, w."title" COLLATE "C", w."key"
        LIMIT ${SOURCES_PER_PAGE} OFFSET ${(filter.page - 1) * SOURCES_PER_PAGE}`)} AS "works",
      ${count(sql`w."kind"`, "kind")} AS "kinds",
      ${count(sql`coalesce(left(w."date", 4), ${UNDATED})`, "year")} AS "years",
      ${count(sql`w."publisher"`, "publisher", sql`LIMIT ${PUBLISHERS_OFFERED}`)} AS "publishers"`;
  if (!found) throw new Error("Counts came back without a row");
  return { ...found, years: byYear(found.years) };
}

/** One work, with the published records that list it, by name: their ids and the names under which each cites it. */
export async function readSourceWork(
  read: Reader,
  key: string,
): Promise<{ work: SourceWork; listedBy: { platformId: string; refs: string[] }[] } | null> {
  const [work] = await read.$queryRaw<SourceWork[]>`WITH ${WORKS} SELECT * FROM "work" w WHERE w."key" = ${key}`;
  if (!work) return null;
  const listedBy = await read.$queryRaw<{ platformId: string; refs: string[] }[]>`
    SELECT p."id"::text AS "platformId", array_agg(s."ref" ORDER BY s."position") AS "refs"
    FROM "source" s JOIN "platform" p ON p."id" = s."platform_id" AND p."published_version" IS NOT NULL
    WHERE ${KEY} = ${key}
    GROUP BY p."id" ORDER BY p."sort_name" COLLATE "C", p."slug" COLLATE "C"`;
  return { work, listedBy };
}

function matching(filter: SourceFilter, leaveOut?: keyof SourceFilter): Sql {
  const words = filter.query.toLowerCase().split(" ").filter(Boolean);
  const clauses = [
    ...words.map((word) => sql`strpos(lower(concat_ws(' ', w."title", w."publisher", w."url")), ${word}) > 0`),
    ...(filter.publisher && leaveOut !== "publisher" ? [sql`lower(w."publisher") = lower(${filter.publisher})`] : []),
    ...(filter.kind && leaveOut !== "kind" ? [sql`w."kind" = ${filter.kind}`] : []),
    ...(filter.year && leaveOut !== "year" ? [sql`coalesce(left(w."date", 4), ${UNDATED}) = ${filter.year}`] : []),
  ];
  return clauses.length > 0 ? sql`WHERE ${join(clauses, " AND ")}` : empty;
}

/** Newest first, undated last. */
const byYear = (years: readonly Counted[]) =>
  [...years].sort(
    (a, b) => Number(a.value === UNDATED) - Number(b.value === UNDATED) || b.value.localeCompare(a.value),
  );
