import { LISTED } from "@/lib/store/listed-clause";
import type { PartialDate } from "@/lib/core/time/partial-date";
import type { Reader } from "@/lib/store/store";

/** At most as many of each kind: a list to work off, not a dump. */
export const REPORTED_MAX = 200;

type At = { readonly id: string; readonly slug: string; readonly designation: string; readonly name: string };

export type StaleFact = At & {
  readonly programme: string;
  readonly operator: string;
  readonly status: string;
  readonly asOf: PartialDate;
};
export type DeadLink = At & { readonly as: "parent" | "relation" | "variant"; readonly to: string };
export type SharedKey = { readonly key: string; readonly slugs: string[] };
export type LongUnchanged = At & { readonly publishedAt: Date };

/** Acquisitions under way or in service whose state was last known before a date. What has ended does not go stale. */
export const readStaleFacts = (read: Reader, before: string): Promise<StaleFact[]> => read.$queryRaw`
  SELECT p."id"::text, p."slug", p."designation", p."name", g."key" AS "programme", g."operator", g."status", g."as_of" AS "asOf"
  FROM "programme" g JOIN "platform" p ON p."id" = g."platform_id"
  WHERE g."as_of" < ${before} AND g."status" NOT IN ('retired', 'cancelled') AND p."published_version" IS NOT NULL
  ORDER BY g."as_of", p."slug", g."position" LIMIT ${REPORTED_MAX}`;

/** Links in public records to addresses at which the public finds nothing. */
export const readDeadLinks = (read: Reader): Promise<DeadLink[]> => read.$queryRaw`
  WITH "link" AS (
    SELECT "id" AS "platform_id", 'parent' AS "as", "parent" AS "to" FROM "platform" WHERE "parent" IS NOT NULL
    UNION SELECT "platform_id", 'relation', "slug" FROM "relation"
    UNION SELECT "platform_id", 'variant', "slug" FROM "variant" WHERE "slug" IS NOT NULL
  )
  SELECT p."id"::text, p."slug", p."designation", p."name", l."as", l."to" FROM "link" l JOIN "platform" p ON p."id" = l."platform_id"
  WHERE p."published_version" IS NOT NULL AND NOT EXISTS (
    SELECT FROM "platform" t LEFT JOIN "old_slug" o ON o."platform_id" = t."id"
    WHERE t."published_version" IS NOT NULL AND (t."slug" = l."to" OR o."slug" = l."to"))
  ORDER BY p."slug", l."as", l."to" LIMIT ${REPORTED_MAX}`;

/** Designations and names that several public records have. A family may share its name with its members. */
export const readSharedNames = (read: Reader): Promise<SharedKey[]> => read.$queryRaw`
  SELECT k AS "key", array_agg(p."slug" ORDER BY p."slug") AS "slugs" FROM "platform" p, unnest(p."search_keys") k
  WHERE ${LISTED}
  GROUP BY k HAVING count(*) > 1 ORDER BY k LIMIT ${REPORTED_MAX}`;

/** The public records that nobody has changed for longest. */
export const readLongUnchanged = (read: Reader, limit = 50): Promise<LongUnchanged[]> => read.$queryRaw`
  SELECT "id"::text, "slug", "designation", "name", "published_at" AS "publishedAt" FROM "platform"
  WHERE "published_version" IS NOT NULL ORDER BY "published_at", "slug" LIMIT ${limit}`;
