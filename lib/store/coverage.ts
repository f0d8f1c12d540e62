import type { Coverage, Gap, Share } from "@/lib/core/about/coverage";
import { sql } from "@/lib/store/sql";
import { inSnapshot, type Reader } from "@/lib/store/store";

/** Each claim of a public record with the kinds of its sources. What makes one claim of several citations is in source-works.ts. */
const CLAIMS = sql`"claim" AS (
  SELECT coalesce(c."introduced_id", c."spec_id", c."programme_id", c."event_id", d."dispute_id") AS "id",
    c."introduced_id" IS NOT NULL AS "introduced", array_agg(DISTINCT s."kind") AS "kinds", count(DISTINCT s."id") AS "sources"
  FROM "citation" c JOIN "source" s ON s."id" = c."source_id"
  JOIN "platform" p ON p."id" = s."platform_id" AND p."published_version" IS NOT NULL
  LEFT JOIN "dispute_side" d ON d."id" = c."dispute_side_id"
  GROUP BY 1, 2)`;

const PUBLIC = sql`SELECT "id" FROM "platform" WHERE "published_version" IS NOT NULL`;

/** Whether a dispute is one, and no point that the sources leave open: see `isOpenPoint`. */
const HAS_SIDES = sql`(SELECT count(*) > 1 FROM "dispute_side" x WHERE x."dispute_id" = d."id")`;

/** For each dispute or open point that has sides, whether all of them name a source, and whether any does. */
const POINTS = sql`SELECT bool_and("is") AS "all", bool_or("is") AS "any" FROM (
  SELECT d."id", EXISTS (SELECT FROM "citation" c WHERE c."dispute_side_id" = x."id") AS "is"
  FROM "dispute_side" x JOIN "dispute" d ON d."id" = x."dispute_id" WHERE d."platform_id" IN (TABLE "public")) "side" GROUP BY "id"`;

/** What the public part of the catalogue holds and how well it is borne out, at one moment. */
export const readCoverage = (read: Reader): Promise<Coverage> =>
  inSnapshot(read, async (at) => {
    const [totals] = await at.$queryRaw<Totals[]>`
      WITH "public" AS (${PUBLIC}), "point" AS (${POINTS})
      SELECT
        (SELECT count(*)::int FROM "public" JOIN "platform" USING ("id") WHERE "level" <> 'family') AS "platforms",
        (SELECT count(*)::int FROM "public" JOIN "platform" USING ("id") WHERE "level" = 'family') AS "families",
        (SELECT count(*)::int FROM "public" JOIN "platform" USING ("id") WHERE "level" <> 'family' AND "introduced" IS NULL) AS "noIntroduced",
        (SELECT count(*)::int FROM "public" JOIN "platform" USING ("id") WHERE "introduced" IS NOT NULL
          AND NOT EXISTS (SELECT FROM "citation" WHERE "introduced_id" = "platform"."id")) AS "uncitedIntroduced",
        (SELECT count(*)::int FROM "point" WHERE NOT "all") AS "partlyCited",
        (SELECT count(*)::int FROM "point" WHERE NOT "any") AS "uncitedPoints",
        (SELECT count(*)::int FROM "spec" WHERE "platform_id" IN (TABLE "public")) AS "specs",
        (SELECT count(*)::int FROM "dispute" d WHERE "platform_id" IN (TABLE "public") AND ${HAS_SIDES}) AS "disputes",
        (SELECT count(*)::int FROM "dispute" d WHERE "platform_id" IN (TABLE "public") AND NOT ${HAS_SIDES}) AS "openPoints",
        (SELECT count(*)::int FROM "source" WHERE "platform_id" IN (TABLE "public")) AS "sources",
        (SELECT count(*)::int FROM "source" WHERE "platform_id" IN (TABLE "public") AND "url" IS NULL) AS "noUrl",
        (SELECT count(*)::int FROM "programme_event" e JOIN "programme" g ON g."id" = e."programme_id"
          WHERE g."platform_id" IN (TABLE "public")) AS "events"`;
    const [programmes] = await at.$queryRaw<ProgrammeTotals[]>`
      SELECT count(*)::int AS "programmes", count(*) FILTER (WHERE "route" IS NULL)::int AS "noRoute",
        count(*) FILTER (WHERE "ordered" IS NULL)::int AS "noOrdered",
        count(*) FILTER (WHERE "delivered" IS NULL)::int AS "noDelivered",
        count(*) FILTER (WHERE "value_amount" IS NULL AND NOT EXISTS (
          SELECT FROM "programme_event" e WHERE e."programme_id" = g."id" AND e."value_amount" IS NOT NULL))::int AS "noValue"
      FROM "programme" g WHERE "platform_id" IN (${PUBLIC})`;
    const [claims] = await at.$queryRaw<{ claims: number; newsOnly: number }[]>`
      WITH ${CLAIMS} SELECT count(*)::int AS "claims", count(*) FILTER (WHERE "kinds" = '{news}')::int AS "newsOnly" FROM "claim"`;
    const claimsByKind = await at.$queryRaw<Share[]>`
      WITH ${CLAIMS} SELECT "kind" AS "value", count(*)::int AS "count" FROM "claim", unnest("kinds") "kind"
      GROUP BY 1 ORDER BY 2 DESC, 1`;
    const claimsBySources = await at.$queryRaw<Share[]>`
      WITH ${CLAIMS} SELECT least("sources", 3)::text AS "value", count(*)::int AS "count" FROM "claim" GROUP BY 1 ORDER BY 1`;
    const programmesByAsOf = await at.$queryRaw<Share[]>`
      SELECT left("as_of", 4) AS "value", count(*)::int AS "count" FROM "programme"
      WHERE "platform_id" IN (${PUBLIC}) GROUP BY 1 ORDER BY 1 DESC`;
    const specsByCertainty = await at.$queryRaw<Share[]>`
      SELECT "certainty" AS "value", count(*)::int AS "count" FROM "spec"
      WHERE "platform_id" IN (${PUBLIC}) GROUP BY 1 ORDER BY 2 DESC, 1`;
    if (!totals || !programmes || !claims) throw new Error("A count came back without a row");
    const ofProgrammes = (missing: number): Gap => ({ missing, of: programmes.programmes });
    return {
      platforms: totals.platforms,
      families: totals.families,
      programmes: programmes.programmes,
      events: totals.events,
      specs: totals.specs,
      disputes: totals.disputes,
      openPoints: totals.openPoints,
      claims: claims.claims,
      claimsByKind,
      claimsBySources,
      claimsOnNewsOnly: claims.newsOnly,
      programmesByAsOf,
      specsByCertainty,
      gaps: {
        introduced: { missing: totals.noIntroduced, of: totals.platforms },
        route: ofProgrammes(programmes.noRoute),
        ordered: ofProgrammes(programmes.noOrdered),
        delivered: ofProgrammes(programmes.noDelivered),
        value: ofProgrammes(programmes.noValue),
        citation: {
          missing: totals.uncitedIntroduced + totals.partlyCited,
          of: claims.claims + totals.uncitedIntroduced + totals.uncitedPoints,
        },
        sourceAddress: { missing: totals.noUrl, of: totals.sources },
      },
    };
  });

type Totals = Record<
  | "platforms"
  | "families"
  | "noIntroduced"
  | "uncitedIntroduced"
  | "partlyCited"
  | "uncitedPoints"
  | "specs"
  | "disputes"
  | "openPoints"
  | "sources"
  | "noUrl"
  | "events",
  number
>;
type ProgrammeTotals = Record<"programmes" | "noRoute" | "noOrdered" | "noDelivered" | "noValue", number>;
