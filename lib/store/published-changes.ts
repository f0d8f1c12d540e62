import type { JsonObject } from "@/lib/core/json";
import type { Via } from "@/lib/core/platform/revision-actions";
import { sql } from "@/lib/store/sql";
import type { Reader } from "@/lib/store/store";

/** What the public may read of the history: publications of records that are public now, up to the version that is. A version
 *  published before the present one was public then; drafts and the steps of the desk never were. */
const PUBLIC = sql`"revision" r JOIN "platform" p ON p."id" = r."platform_id"
  AND p."published_version" IS NOT NULL AND r."version" <= p."published_version" AND r."action" = 'publish'`;

/** Joins to each revision "r" the publication before it, as "b"; none for the first. */
export const PUBLICATION_BEFORE = sql`LEFT JOIN LATERAL (
  SELECT b."version", b."content" FROM "revision" b
  WHERE b."platform_id" = r."platform_id" AND b."version" < r."version" AND b."action" = 'publish'
  ORDER BY b."version" DESC LIMIT 1) b ON true`;

const MINUTE = sql`date_trunc('minute', r."at", 'UTC')`;

export type StoredMoment = { minute: Date; via: Via; count: number; firsts: number };
export type StoredChange = {
  minute: Date;
  via: Via;
  recordId: string;
  version: number;
  at: Date;
  slug: string;
  designation: string;
  name: string;
  before: JsonObject | null;
  after: JsonObject | null;
};

/** Moments of publication, newest first. */
export const readMoments = (read: Reader, page: { take: number; skip: number }): Promise<StoredMoment[]> =>
  read.$queryRaw<StoredMoment[]>`
    SELECT ${MINUTE} AS "minute", r."via", count(*)::int AS "count", (count(*) - count(b."version"))::int AS "firsts"
    FROM ${PUBLIC} ${PUBLICATION_BEFORE} GROUP BY 1, 2 ORDER BY 1 DESC, 2 LIMIT ${page.take} OFFSET ${page.skip}`;

export async function countMoments(read: Reader): Promise<number> {
  const [row] = await read.$queryRaw<{ count: number }[]>`
    SELECT count(DISTINCT (${MINUTE}, r."via"))::int AS "count" FROM ${PUBLIC}`;
  return row?.count ?? 0;
}

/** The publications of these moments, each moment's first few by name, with what stood before and after. A first publication comes
 *  without its content: all of it is new. */
export async function readChanges(
  read: Reader,
  moments: readonly StoredMoment[],
  perMoment: number,
): Promise<StoredChange[]> {
  const [newest, oldest] = [moments[0], moments.at(-1)];
  if (!newest || !oldest) return [];
  return read.$queryRaw<StoredChange[]>`
    SELECT "minute", "via", "recordId", "version", "at", "slug", "designation", "name", "before", "after" FROM (
      SELECT ${MINUTE} AS "minute", r."via", p."id"::text AS "recordId", r."version", r."at", p."slug", p."designation", p."name",
        b."content" AS "before", CASE WHEN b."version" IS NULL THEN NULL ELSE r."content" END AS "after",
        row_number() OVER (PARTITION BY ${MINUTE}, r."via" ORDER BY b."version" IS NULL, p."sort_name" COLLATE "C", p."slug" COLLATE "C", r."version" DESC) AS "place"
      FROM ${PUBLIC} ${PUBLICATION_BEFORE}
      WHERE r."at" >= ${oldest.minute} AND r."at" < ${newest.minute}::timestamptz + interval '1 minute'
    ) c WHERE "place" <= ${perMoment} ORDER BY "minute" DESC, "via", "place"`;
}

/** The last publication of each of these records, by their present addresses, with what stood before it. */
export const readLastChanges = (
  read: Reader,
  slugs: readonly string[],
): Promise<Omit<StoredChange, "minute" | "via">[]> =>
  read.$queryRaw`
    SELECT DISTINCT ON (p."id") p."id"::text AS "recordId", r."version", r."at", p."slug", p."designation", p."name",
      b."content" AS "before", CASE WHEN b."version" IS NULL THEN NULL ELSE r."content" END AS "after"
    FROM ${PUBLIC} ${PUBLICATION_BEFORE} WHERE p."slug" = ANY(${[...slugs]}) ORDER BY p."id", r."version" DESC`;
