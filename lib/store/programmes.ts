import type { ProgrammeBoard, ProgrammeLine } from "@/lib/core/programme/programme-board";
import { DATED_PER_PAGE, LINES_OF_STATUS } from "@/lib/core/programme/programme-board";
import type { FacetKey } from "@/lib/core/search/facets";
import { facetCountsOf } from "@/lib/core/search/facet-counts";
import { FACETS } from "@/lib/core/search/facets";
import { NOT_STATED } from "@/lib/core/search/not-stated";
import type { SearchState } from "@/lib/core/search/search-state";
import type { Sql } from "@/lib/store/sql";
import { join, sql } from "@/lib/store/sql";
import type { Reader } from "@/lib/store/store";

/** The acquisitions of published records, as `g`, with their records, as `p`. */
export const PUBLIC_PROGRAMMES = sql`FROM "programme" g JOIN "platform" p ON p."id" = g."platform_id" AND p."published_version" IS NOT NULL`;
const EVENT_DATES = sql`LEFT JOIN LATERAL (SELECT min(e."date") AS "first", max(e."date") AS "last" FROM "programme_event" e WHERE e."programme_id" = g."id") d ON true`;
const LINE = sql`p."slug", p."designation", p."name", p."category", g."key", g."operator", g."services", g."status", g."route",
  g."ordered", g."delivered", g."as_of" AS "asOf", d."first", d."last"`;
const BY_NAME = sql`p."sort_name" COLLATE "C", p."slug" COLLATE "C", g."position"`;

/** The acquisitions of published records, counted and listed. */
export async function readProgrammeBoard(read: Reader, state: SearchState): Promise<ProgrammeBoard> {
  const where = sql`WHERE ${join(matching(state), " AND ")}`;
  const perStatus = state.facets.status.length > 0 ? LINES_OF_STATUS.chosen : LINES_OF_STATUS.all;
  const [totals, counted, statuses, lines, years, dated] = await Promise.all([
    read.$queryRaw<({ total: number } & ProgrammeBoard["missing"])[]>`
      SELECT count(*)::int AS "total", (count(*) - count(d."first"))::int AS "events",
        (count(*) - count(g."ordered"))::int AS "ordered", (count(*) - count(g."delivered"))::int AS "delivered",
        (count(*) - count(g."value_amount"))::int AS "value", (count(*) - count(g."route"))::int AS "route"
      ${PUBLIC_PROGRAMMES} ${EVENT_DATES} ${where}`,
    read.$queryRaw<{ of: FacetKey; value: string; count: number }[]>(
      join(
        FACETS.map(
          ({ key }) =>
            sql`SELECT ${key}::text AS "of", v."value", count(*)::int AS "count" ${PUBLIC_PROGRAMMES}
              CROSS JOIN LATERAL unnest(${PROGRAMME_VALUES[key]}) AS v("value") WHERE ${join(matching(state, key), " AND ")} GROUP BY 2`,
        ),
        " UNION ALL ",
      ),
    ),
    read.$queryRaw<{ status: string; count: number }[]>`
      SELECT g."status", count(*)::int AS "count" ${PUBLIC_PROGRAMMES} ${where} GROUP BY 1`,
    read.$queryRaw<(ProgrammeLine & { at: bigint })[]>`
      SELECT * FROM (
        SELECT ${LINE}, row_number() OVER (PARTITION BY g."status" ORDER BY ${BY_NAME}) AS "at" ${PUBLIC_PROGRAMMES} ${EVENT_DATES} ${where}
      ) l WHERE l."at" <= ${perStatus} ORDER BY l."status", l."at"`,
    read.$queryRaw<ProgrammeBoard["years"][number][]>`
      SELECT left(e."date", 4)::int AS "year", count(*) FILTER (WHERE e."type" = 'contract')::int AS "contracts",
        count(*) FILTER (WHERE e."type" = 'induction')::int AS "inductions"
      ${PUBLIC_PROGRAMMES} JOIN "programme_event" e ON e."programme_id" = g."id" AND e."type" IN ('contract', 'induction')
      ${where} GROUP BY 1 ORDER BY 1`,
    read.$queryRaw<ProgrammeLine[]>`
      SELECT ${LINE} ${PUBLIC_PROGRAMMES} ${EVENT_DATES} ${where} AND d."first" IS NOT NULL
      ORDER BY d."first" DESC, ${BY_NAME} LIMIT ${DATED_PER_PAGE} OFFSET ${(state.page - 1) * DATED_PER_PAGE}`,
  ]);
  const { total, ...missing } = totals[0] ?? { total: 0, events: 0, ordered: 0, delivered: 0, value: 0, route: 0 };
  return {
    total,
    missing,
    facets: facetCountsOf(counted),
    statuses: Object.fromEntries(statuses.map(({ status, count }) => [status, count])),
    lines: lines.map(({ at, ...line }) => line),
    years,
    dated,
  };
}

/** The values of each facet for one acquisition, as an array: the programme's own, or those of the platform. */
export const PROGRAMME_VALUES: Record<FacetKey, Sql> = {
  stage: sql`ARRAY[g."stage"]`,
  status: sql`ARRAY[g."status"]`,
  operator: sql`ARRAY[g."operator"]`,
  route: sql`ARRAY[coalesce(g."route", ${NOT_STATED})]`,
  service: sql`CASE WHEN cardinality(g."services") = 0 THEN ARRAY[${NOT_STATED}] ELSE g."services" END`,
  domain: sql`ARRAY[p."domain"]`,
  category: sql`ARRAY[p."category"]`,
  origin: sql`CASE WHEN cardinality(p."origin") = 0 THEN ARRAY[${NOT_STATED}] ELSE p."origin" END`,
  manufacturer: sql`coalesce((SELECT array_agg(DISTINCT m."name") FROM "platform_manufacturer" m WHERE m."platform_id" = p."id"), ARRAY[${NOT_STATED}])`,
};

/** What an acquisition must be to be among those that were asked for. `leaveOut` is the facet that is being counted. */
export const matching = (state: SearchState, leaveOut?: FacetKey): Sql[] => [
  sql`true`,
  ...FACETS.flatMap(({ key }) =>
    key === leaveOut || state.facets[key].length === 0
      ? []
      : [sql`(${PROGRAMME_VALUES[key]}) && ${[...state.facets[key]]}::text[]`],
  ),
];
