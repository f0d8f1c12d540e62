import type { ChartAsked, ChartMeasure, ChartSum } from "@/lib/core/programme/programme-chart";
import { matching, PROGRAMME_VALUES, PUBLIC_PROGRAMMES } from "@/lib/store/programmes";
import type { Sql } from "@/lib/store/sql";
import { join, sql } from "@/lib/store/sql";
import { inSnapshot, type Reader } from "@/lib/store/store";

const events = (type: string) =>
  sql`(SELECT left(e."date", 4)::int AS "year", 1 AS "amount" FROM "programme_event" e WHERE e."programme_id" = g."id" AND e."type" = ${type})`;

/** An acquisition stands once, in the year of its first contract, with this amount. */
const onContract = (amount: Sql) =>
  sql`(SELECT left(min(e."date"), 4)::int AS "year", ${amount} AS "amount" FROM "programme_event" e
    WHERE e."programme_id" = g."id" AND e."type" = 'contract' HAVING min(e."date") IS NOT NULL)`;

/** Years and amounts of one acquisition, `g`. */
const AMOUNTS: Record<ChartMeasure, Sql> = {
  quantity: onContract(sql`g."ordered"`),
  // What a source says in dollars, whether the sum itself or its conversion.
  value: onContract(sql`coalesce(g."value_usd", CASE WHEN g."value_currency" = 'USD' THEN g."value_amount" END)`),
  contracts: events("contract"),
  inductions: events("induction"),
};

/** Sums by year and value of a facet, and how many of the acquisitions that were asked for are in them. */
export const readProgrammeSums = (
  read: Reader,
  { state, measure, by }: ChartAsked,
): Promise<{ sums: ChartSum[]; asked: number; drawn: number }> =>
  inSnapshot(read, async (at) => {
    const where = sql`WHERE ${join(matching(state), " AND ")}`;
    const amounts = sql`CROSS JOIN LATERAL ${AMOUNTS[measure]} a`;
    const sums = await at.$queryRaw<ChartSum[]>`
      SELECT v."value", a."year", sum(a."amount")::float8 AS "sum" ${PUBLIC_PROGRAMMES} ${amounts}
      CROSS JOIN LATERAL unnest(${PROGRAMME_VALUES[by]}) AS v("value") ${where} AND a."amount" > 0 GROUP BY 1, 2 ORDER BY 1, 2`;
    const [asked] = await at.$queryRaw<
      { count: number }[]
    >`SELECT count(*)::int AS "count" ${PUBLIC_PROGRAMMES} ${where}`;
    const [drawn] = await at.$queryRaw<{ count: number }[]>`
      SELECT count(DISTINCT g."id")::int AS "count" ${PUBLIC_PROGRAMMES} ${amounts} ${where} AND a."amount" > 0`;
    return { sums, asked: asked?.count ?? 0, drawn: drawn?.count ?? 0 };
  });
