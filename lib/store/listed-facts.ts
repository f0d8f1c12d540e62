import { setImmediate as turnOfOthers } from "node:timers/promises";

import type { programmeFacts } from "@/lib/core/search/programme-facets";
import type { SpecKey } from "@/lib/core/taxonomy/spec-keys";
import { connectionOf } from "@/lib/store/connection-of";
import type { Prisma } from "@/lib/store/generated/prisma/client";
import { LISTED } from "@/lib/store/listed-clause";
import type { Sql } from "@/lib/store/sql";
import { empty, sql } from "@/lib/store/sql";
import type { Store } from "@/lib/store/store";

/** What a listed record is filtered, counted and ordered by. */
export type ListedFacts = {
  readonly id: string;
  readonly slug: string;
  readonly sortName: string;
  /** When what the public reads last changed, in milliseconds since 1970. */
  readonly updated: number;
  readonly introduced: number | null;
  readonly domain: string;
  readonly category: string;
  readonly origin: readonly string[];
  readonly manufacturer: readonly string[];
  readonly programmes: Parameters<typeof programmeFacts>[0];
  /** The specifications that were asked for and have figures, with both ends in the unit of their key. */
  readonly figures: readonly (readonly [key: SpecKey, low: number, high: number])[];
};

/** A moment of the database: everything that had been committed by then is known. Opaque; handed back to {@link readChangedFacts}. */
export type Moment = string;

type Tx = Prisma.TransactionClient;

/** Records read at a time: a few milliseconds of work, after which all that waits gets its turn. A save has dozens of turns, and with pieces ten times
 *  as large it waited for as many of them. */
const PIECE = 200;
/** Reading very many records on a busy machine may take so long. */
const TIMEOUT_MS = 120_000;

/**
 * Reads the facts of all listed records, piece by piece, as they were at one moment, which it gives when all have been handed over.
 * @param specs which specifications have figures that count
 */
export const readAllFacts = (
  store: Store,
  specs: readonly SpecKey[],
  each: (piece: readonly ListedFacts[]) => void,
): Promise<Moment> =>
  store.transaction(
    async (tx) => {
      const connection = await connectionOf(tx);
      const moment = await momentOf(tx);
      // All of it is wanted, so that a plan which gives the first rows soon would be the wrong one.
      await connection.query("SET LOCAL cursor_tuple_fraction = 1; SET LOCAL work_mem = '64MB'");
      const query = factsOf(null, specs);
      await connection.query(`DECLARE facts NO SCROLL CURSOR FOR ${query.text}`, query.values);
      const fetch = () => connection.query<{ facts: string }>(`FETCH ${PIECE} FROM facts`);
      for (let coming = fetch(); ;) {
        const { rows } = await coming;
        if (rows.length === 0) return moment;
        coming = fetch(); // so that PostgreSQL goes on while these are taken in
        each(rows.map(({ facts }) => parsed(facts)));
        await turnOfOthers();
      }
    },
    { timeoutMs: TIMEOUT_MS, ofOneMoment: true },
  );

/** Records that were written since a moment. */
export type ChangedFacts = {
  readonly moment: Moment;
  /** Those that were written in any way, and are not listed any more or have the facts below. */
  readonly ids: readonly string[];
  readonly facts: readonly ListedFacts[];
  /** How many are listed now. */
  readonly listed: number;
};

/** Reads what was written since a moment: by PostgreSQL's own number of the transaction that wrote a row, which no clock and no late
 *  commit can lead astray. It looks at every row's head, which takes some 50 ms for 100,000. */
export const readChangedFacts = (store: Store, specs: readonly SpecKey[], since: Moment): Promise<ChangedFacts> =>
  store.transaction(
    async (tx) => {
      const connection = await connectionOf(tx);
      const moment = await momentOf(tx);
      const { rows } = await connection.query<{ ids: string[] | null; listed: number }>(
        `SELECT array_agg("id"::text) FILTER (WHERE age("xmin") <= age($1::xid8::xid)) AS "ids",
           count(*) FILTER (WHERE ${LISTED.sql})::int AS "listed" FROM "platform" p`,
        [since],
      );
      const [ids, listed] = [rows[0]?.ids ?? [], rows[0]?.listed ?? 0];
      if (ids.length === 0) return { moment, ids, listed, facts: [] };
      const query = factsOf(ids, specs);
      const { rows: changed } = await connection.query<{ facts: string }>(query.text, query.values);
      return { moment, ids, listed, facts: changed.map(({ facts }) => parsed(facts)) };
    },
    { timeoutMs: TIMEOUT_MS, ofOneMoment: true },
  );

/** The oldest transaction that was under way: whatever it and later ones write may not be seen yet. */
async function momentOf(tx: Tx): Promise<Moment> {
  const [row] = await tx.$queryRaw<{ moment: string }[]>`
    SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS "moment"`;
  if (!row) throw new Error("PostgreSQL told no moment");
  return row.moment;
}

/** Written by us and held by the database's constraints: checking each again would take longer than reading it. */
function parsed(text: string): ListedFacts {
  const [id, slug, sortName, updated, introduced, domain, category, origin, manufacturer, programmes, figures] =
    JSON.parse(text) as Columns;
  return {
    ...{ id, slug, sortName, updated, introduced, domain, category, origin },
    manufacturer: manufacturer ?? [],
    programmes: programmes?.map(([operator, services, route, status]) => ({ operator, services, route, status })) ?? [],
    figures: figures ?? [],
  };
}
type Programme = ListedFacts["programmes"][number];
type Columns = [
  id: string,
  slug: string,
  sortName: string,
  updated: number,
  introduced: number | null,
  domain: string,
  category: string,
  origin: string[],
  manufacturer: string[] | null,
  programmes: [Programme["operator"], string[], Programme["route"], Programme["status"]][] | null,
  figures: ListedFacts["figures"] | null,
];

/** One JSON text for each listed record, so that nothing on the way takes it apart. Each table is gone through once, and what is not
 *  stated is left to whoever reads it: that takes PostgreSQL 14 µs a record. */
const factsOf = (ids: readonly string[] | null, specs: readonly SpecKey[]): Sql => {
  const which = (column: Sql) => (ids ? sql`AND ${column} = ANY(${[...ids]}::uuid[])` : empty);
  const below = which(sql`"platform_id"`);
  return sql`
    SELECT json_build_array(p."id", p."slug", p."sort_name", extract(epoch FROM p."published_at") * 1000, p."introduced", p."domain", p."category",
      p."origin", m."names", g."programmes", s."figures")::text AS "facts"
    FROM "platform" p
    LEFT JOIN (SELECT "platform_id", array_agg("name") AS "names" FROM "platform_manufacturer" WHERE true ${below} GROUP BY 1) m ON m."platform_id" = p."id"
    LEFT JOIN (SELECT "platform_id", json_agg(json_build_array("operator", "services", "route", "status")) AS "programmes"
      FROM "programme" WHERE true ${below} GROUP BY 1) g ON g."platform_id" = p."id"
    LEFT JOIN (SELECT "platform_id", json_agg(json_build_array("key", "low", coalesce("high", "low"))) AS "figures"
      FROM "spec" WHERE "key" = ANY(${[...specs]}) AND "low" IS NOT NULL ${below} GROUP BY 1) s ON s."platform_id" = p."id"
    WHERE ${LISTED} ${which(sql`p."id"`)}`;
};
