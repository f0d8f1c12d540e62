import type { Store } from "@/lib/store/store";

/** Days for which misses are kept. */
const KEPT_DAYS = 90;
/** Different misses kept for one day: what a flood of nonsense may fill. */
const MISSES_A_DAY = 5_000;

/** Counts a search that found nothing. Only its words and the day are kept, never who asked or when that day. */
export async function countMiss({ transaction }: Pick<Store, "transaction">, query: string, now: Date): Promise<void> {
  const words = query.toLowerCase().slice(0, 200);
  const day = now.toISOString().slice(0, 10);
  if (!words) return;
  await transaction(async (tx) => {
    await tx.$executeRaw`DELETE FROM "missed_search" WHERE "day" < ${day}::date - ${KEPT_DAYS}::int`;
    await tx.$executeRaw`
      INSERT INTO "missed_search" ("day", "query", "count")
      SELECT ${day}::date, ${words}, 1
      WHERE (SELECT count(*) FROM "missed_search" WHERE "day" = ${day}::date) < ${MISSES_A_DAY}::int
        OR EXISTS (SELECT FROM "missed_search" WHERE "day" = ${day}::date AND "query" = ${words})
      ON CONFLICT ("day", "query") DO UPDATE SET "count" = "missed_search"."count" + 1`;
  });
}

export type Miss = { readonly query: string; readonly count: number; readonly lastDay: string };

/** What is searched for in vain, most often first. For staff. */
export async function topMisses({ read }: Pick<Store, "read">, limit = 100): Promise<Miss[]> {
  return read.$queryRaw<Miss[]>`
    SELECT "query", sum("count")::int AS "count", to_char(max("day"), 'YYYY-MM-DD') AS "lastDay"
    FROM "missed_search" GROUP BY "query" ORDER BY 2 DESC, 3 DESC, 1 LIMIT ${limit}`;
}
