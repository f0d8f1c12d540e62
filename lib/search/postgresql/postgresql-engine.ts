import { setImmediate as turnOfOthers } from "node:timers/promises";

import { batchesOf } from "@/lib/core/batches-of";
import type { FacetKey, PlatformFacetKey, ProgrammeFacetKey } from "@/lib/core/search/facets";
import { FACETS, isFacetKey } from "@/lib/core/search/facets";
import { facetCountsOf } from "@/lib/core/search/facet-counts";
import { NOT_STATED } from "@/lib/core/search/not-stated";
import { queryWords } from "@/lib/core/search/query-words";
import type { Ends, RangeKey } from "@/lib/core/search/ranges";
import { RANGES, byRange, isOpen } from "@/lib/core/search/ranges";
import type { Hit } from "@/lib/core/search/results";
import type { SearchState } from "@/lib/core/search/search-state";
import { emptySearch, rangesShown } from "@/lib/core/search/search-state";
import type { SynonymMap } from "@/lib/core/search/synonym-map";
import type { SpecKey } from "@/lib/core/taxonomy/spec-keys";
import type { StoredHit } from "@/lib/search/document";
import { toStoredHit } from "@/lib/search/document";
import type { Found, SearchEngine } from "@/lib/search/engine";
import { rememberedCounts, type CountedFacts } from "@/lib/search/postgresql/facts/count-facts";
import { rowsInOrder, type FactTable } from "@/lib/search/postgresql/facts/fact-table";
import { knownSynonyms, type KnownSynonyms } from "@/lib/search/postgresql/known-synonyms";
import { inTurn } from "@/lib/search/postgresql/in-turn";
import { wordMatches } from "@/lib/search/postgresql/facts/word-matches";
import type { FactsCopy } from "@/lib/search/postgresql/facts/facts-copy";
import type { Answers } from "@/lib/search/postgresql/shared-answers";
import { hasText, textClauses } from "@/lib/search/postgresql/word-clauses";
import { readSynonyms } from "@/lib/store/synonyms";
import { LISTED } from "@/lib/store/listed-clause";
import { readListed } from "@/lib/store/listed-platforms";
import { toHits, toSuggestions } from "@/lib/search/to-hits";
import type { Sql } from "@/lib/store/sql";
import { empty, join, sql } from "@/lib/store/sql";
import type { Store } from "@/lib/store/store";

const BATCH = 200;

/** A part of all hits. */
type Page = { readonly offset: number; readonly limit: number };

/**
 * Search by PostgreSQL alone, for while the engine is away: the same filters, counts and order, with plainer words.
 * @param store as openFallbackStore opens it: apart from the one for writing, so that nobody who saves waits behind those who search
 * @param answers bounds how many searches are worked on at once
 * @param copy where there is one, it filters, counts and orders; PostgreSQL then finds the words and reads the records
 */
export function postgresqlEngine(store: Store, answers: Answers, copy: FactsCopy): SearchEngine {
  // One after the other: who waited for a connection instead would be turned away after ten seconds.
  const inOrder = inTurn(1);
  const storedHits = async (ids: readonly string[]): Promise<StoredHit[]> => {
    const listed = await inOrder(() => readListed(store.read, { ids }));
    const byId = new Map(listed.map((stored) => [stored.id, toStoredHit(stored)]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  };
  const hitsOf = async (ids: readonly string[], query: string): Promise<Hit[]> => toHits(await storedHits(ids), query);
  const synonyms = knownSynonyms(() => answers("synonyms", () => readSynonyms(store.read), false));
  const idsOf = async (state: SearchState, page: Page | null): Promise<string[]> => {
    const { map, version } = await synonyms();
    return answers(`ids ${JSON.stringify([state, page, version])}`, async () => {
      const part = page ? sql`LIMIT ${page.limit} OFFSET ${page.offset}` : empty;
      const rows = await store.read.$queryRaw<{ id: string }[]>`
        SELECT p."id"::text AS "id" FROM "platform" p WHERE ${join([found(state.query, map), ...matches(state)], " AND ")} ORDER BY ${order(state)} ${part}`;
      return rows.map((row) => row.id);
    });
  };

  /** Which rows of the copy have the words, by one set of synonyms: with others other rows do. */
  const matchesBy = ({ map, version }: KnownSynonyms) =>
    wordMatches(({ query, asOf, among }) => {
      const lookUp = async () => {
        const ranked = among ? empty : sql`ORDER BY ${relevance(query)}`;
        const which = among ? sql`AND p."id" = ANY(${[...among]}::uuid[])` : empty;
        const [row] = await store.read.$queryRaw<{ ids: string | null }[]>`
          SELECT string_agg(p."id"::text, ' ' ${ranked}) AS "ids" FROM "platform" p WHERE ${found(query, map)} ${which}`;
        return row?.ids ?? "";
      };
      return answers(`words ${JSON.stringify([query, asOf, among, version])}`, lookUp, false);
    });
  const matchers = new WeakMap<KnownSynonyms, ReturnType<typeof matchesBy>>();
  const rowsWithWords = async (table: FactTable, query: string): Promise<Uint32Array> => {
    const known = await synonyms();
    const matcher = matchers.get(known) ?? matchesBy(known);
    matchers.set(known, matcher);
    return matcher(table, query);
  };
  const countOnCopy = rememberedCounts();
  // When the copy has been read all who waited for it would count at once, some 10 ms each, and all else would wait until the last is done.
  const oneByOne = inTurn(1);
  /** Counts a search on the copy, and gives the ids of its hits in order. */
  const onCopy = async (state: SearchState, page: Page | null): Promise<(CountedFacts & { ids: string[] }) | null> => {
    const table = await copy.read();
    if (!table) return null;
    const among = hasText(state.query) ? await rowsWithWords(table, state.query) : null;
    const orderedRows = () =>
      state.sort === "relevance" ? (among ?? rowsInOrder(table, "name")) : rowsInOrder(table, state.sort);
    return oneByOne(async () => {
      await turnOfOthers();
      orderedRows(); // the first time all records are sorted, which is a turn of its own
      await turnOfOthers();
      const counted = countOnCopy(table, state, among);
      return { ...counted, ids: idsOnPage(table, orderedRows(), counted.isFound, page) };
    });
  };

  const searchInSql = async (state: SearchState, page: Page): Promise<Counts & { ids: string[] }> => {
    const { query, facets: chosen, ranges: bounds } = state;
    const { map, version } = await synonyms();
    const [rows, ids] = await Promise.all([
      answers(`counts ${JSON.stringify([query, chosen, bounds, version])}`, () =>
        store.read.$queryRaw<Counted[]>(counts(state, map)),
      ),
      idsOf(state, page),
    ]);
    const counted: { of: FacetKey; value: string; count: number }[] = [];
    const ranges: Record<RangeKey, Ends | null> = byRange(() => null);
    let total = 0;
    for (const { of, value, count, min, max } of rows) {
      if (of === "total") total = count;
      else if (isFacetKey(of)) counted.push({ of, value: value ?? NOT_STATED, count });
      else if (min !== null && max !== null) ranges[of] = { min, max };
    }
    return { total, facets: facetCountsOf(counted), ranges, ids };
  };

  return {
    name: "postgresql",
    search: async (state) => {
      const page = { offset: (state.page - 1) * state.perPage, limit: state.perPage };
      const { total, facets, ranges, ids } = (await onCopy(state, page)) ?? (await searchInSql(state, page));
      return { total, hits: await hitsOf(ids, state.query), facets, ranges, nearest: false };
    },
    everyHit: async function* (state) {
      const ids = (await onCopy(state, null))?.ids ?? (await idsOf(state, null));
      for (const batch of batchesOf(ids, BATCH)) yield await hitsOf(batch, state.query);
    },
    suggest: async (query, limit) => {
      const ids = await idsOf({ ...emptySearch(), query, sort: "relevance" }, { offset: 0, limit });
      return toSuggestions(await storedHits(ids), query);
    },
  };
}

type Counts = Pick<Found, "total" | "facets" | "ranges">;

/** Of rows in order, the ids of those that are found and stand on the page. */
function idsOnPage(
  table: FactTable,
  rows: Iterable<number>,
  isFound: CountedFacts["isFound"],
  page: Page | null,
): string[] {
  const { offset, limit } = page ?? { offset: 0, limit: Infinity };
  const ids: string[] = [];
  let at = 0;
  for (const row of rows) {
    if (!isFound(row) || at++ < offset) continue;
    if (ids.push(table.ids[row] ?? "") >= limit) break;
  }
  return ids;
}

/** A row of counts: a value of a facet with its records, the ends of a range, or the total. */
type Counted = {
  of: FacetKey | RangeKey | "total";
  value: string | null;
  count: number;
  min: number | null;
  max: number | null;
};

/** Everything that a search counts, as one statement. The words are looked for once, since they cost far more than the filters; and so
 *  are all filters together, since most facets and ranges have no choice of their own to leave out. */
function counts(state: SearchState, synonyms: SynonymMap): Sql {
  const where = (clauses: readonly Sql[]) => (clauses.length > 0 ? sql`WHERE ${join([...clauses], " AND ")}` : empty);
  const isChosen = (key: LeaveOut) => (isFacetKey(key) ? state.facets[key].length > 0 : !isOpen(state.ranges[key]));
  /** The records that count for a facet or range, as "p" joined with what is counted of them. */
  const from = (key: LeaveOut, counted: Sql, ...more: Sql[]) =>
    isChosen(key)
      ? sql`FROM "worded" p ${counted} ${where([...matches(state, key), ...more])}`
      : sql`FROM "matched" p ${counted} ${where(more)}`;
  const nothing = sql`NULL::float8, NULL::float8`;
  const facets = FACETS.map(({ key }) =>
    isProgrammeFacet(key)
      ? sql`SELECT ${key}::text, ${COLUMNS[key]}, count(DISTINCT p."id")::int, ${nothing} ${from(key, sql`JOIN "programme_fact" f ON f."platform_id" = p."id"`, ...acquisitionClauses(state, key))} GROUP BY 2`
      : sql`SELECT ${key}::text, v."value", count(*)::int, ${nothing} ${from(key, sql`CROSS JOIN LATERAL (${VALUES[key]}) AS v("value")`)} GROUP BY 2`,
  );
  const ranges = rangesShown(state).map(
    ({ key, specs }) =>
      sql`SELECT ${key}::text, NULL, 0, min(v."figure"), max(v."figure") ${from(key, sql`CROSS JOIN LATERAL (${figures(specs)}) AS v("figure")`)}`,
  );
  const total = sql`SELECT 'total', NULL, count(*)::int, ${nothing} FROM "matched" p`;
  return sql`WITH "worded" AS MATERIALIZED (SELECT p."id", p."domain", p."category", p."origin", p."introduced" FROM "platform" p WHERE ${found(state.query, synonyms)}),
    "matched" AS MATERIALIZED (SELECT p.* FROM "worded" p ${where(matches(state))})
    SELECT * FROM (${join([total, ...facets, ...ranges], " UNION ALL ")}) AS c("of", "value", "count", "min", "max")`;
}

/** The figures of a record that count for a range: those of its specifications, else its year. */
const figures = (specs: readonly SpecKey[]): Sql =>
  specs.length > 0
    ? sql`SELECT e."figure" FROM "spec" s CROSS JOIN LATERAL (VALUES (s."low"), (s."high")) AS e("figure") WHERE s."platform_id" = p."id" AND s."key" = ANY(${[...specs]}) AND e."figure" IS NOT NULL`
    : sql`SELECT p."introduced"::float8 WHERE p."introduced" IS NOT NULL`;

type LeaveOut = FacetKey | RangeKey;

/** Which records are listed and have the words. */
const found = (query: string, synonyms: SynonymMap): Sql => join([LISTED, ...textClauses(query, synonyms)], " AND ");

/** Every filter of the state, but for one facet or range. */
function matches(state: SearchState, leaveOut?: LeaveOut): Sql[] {
  const clauses: Sql[] = [];
  for (const { key, subject } of FACETS) {
    if (subject === "platform" && key !== leaveOut && state.facets[key].length > 0)
      clauses.push(platformClause(key, state.facets[key]));
  }
  for (const { key, specs } of RANGES) {
    const { from, to } = state.ranges[key];
    if (key === leaveOut || isOpen({ from, to })) continue;
    const within = [
      ...(from === null ? [] : [sql`v."figure" >= ${from}`]),
      ...(to === null ? [] : [sql`v."figure" <= ${to}`]),
    ];
    clauses.push(sql`EXISTS (SELECT FROM (${figures(specs)}) AS v("figure") WHERE ${join(within, " AND ")})`);
  }
  const acquisition = acquisitionClauses(state, leaveOut);
  if (acquisition.length > 0)
    clauses.push(
      sql`EXISTS (SELECT FROM "programme_fact" f WHERE f."platform_id" = p."id" AND ${join(acquisition, " AND ")})`,
    );
  return clauses;
}

const COLUMNS: Record<ProgrammeFacetKey, Sql> = {
  operator: sql`f."operator"`,
  service: sql`f."service"`,
  route: sql`f."route"`,
  status: sql`f."status"`,
  stage: sql`f."stage"`,
};

const isProgrammeFacet = (key: FacetKey): key is ProgrammeFacetKey => key in COLUMNS;

const acquisitionClauses = (state: SearchState, leaveOut?: LeaveOut): Sql[] =>
  FACETS.flatMap(({ key }) =>
    isProgrammeFacet(key) && key !== leaveOut && state.facets[key].length > 0
      ? [sql`${COLUMNS[key]} = ANY(${[...state.facets[key]]})`]
      : [],
  );

function platformClause(key: PlatformFacetKey, values: readonly string[]): Sql {
  const list = [...values];
  const none = values.includes(NOT_STATED);
  switch (key) {
    case "domain":
      return sql`p."domain" = ANY(${list})`;
    case "category":
      return sql`p."category" = ANY(${list})`;
    case "origin":
      return none ? sql`(p."origin" && ${list} OR cardinality(p."origin") = 0)` : sql`p."origin" && ${list}`;
    case "manufacturer": {
      const has = sql`EXISTS (SELECT FROM "platform_manufacturer" m WHERE m."platform_id" = p."id" AND m."name" = ANY(${list}))`;
      return none
        ? sql`(${has} OR NOT EXISTS (SELECT FROM "platform_manufacturer" m WHERE m."platform_id" = p."id"))`
        : has;
    }
  }
}

/** The values of a platform facet, as rows for the record "p". */
const VALUES: Record<PlatformFacetKey, Sql> = {
  domain: sql`SELECT p."domain"`,
  category: sql`SELECT p."category"`,
  origin: sql`SELECT unnest(CASE WHEN cardinality(p."origin") = 0 THEN ARRAY['none'] ELSE p."origin" END)`,
  manufacturer: sql`SELECT DISTINCT coalesce(m."name", 'none') FROM (SELECT 1) one LEFT JOIN "platform_manufacturer" m ON m."platform_id" = p."id"`,
};

const BY_NAME = sql`p."sort_name" COLLATE "C", p."slug" COLLATE "C"`;

function order(state: SearchState): Sql {
  switch (state.sort) {
    case "name":
      return BY_NAME;
    case "-name":
      return sql`p."sort_name" COLLATE "C" DESC, p."slug" COLLATE "C"`;
    case "introduced":
      return sql`p."introduced" ASC NULLS LAST, ${BY_NAME}`;
    case "-introduced":
      return sql`p."introduced" DESC NULLS LAST, ${BY_NAME}`;
    case "-updated":
      return sql`p."published_at" DESC, ${BY_NAME}`;
    case "relevance":
      return relevance(state.query);
  }
}

/** A whole name first, the foremost of the record's names before the later ones; then the kind that the query names, a word of the names, then what resembles them. */
function relevance(query: string): Sql {
  const { words, categories } = queryWords(query);
  const joined = words.join("");
  const ofKind = categories.length > 0 ? sql`p."category" = ANY(${[...categories]}) DESC, ` : empty;
  return sql`array_position(p."search_keys", ${joined}) NULLS LAST, ${ofKind}(SELECT min(array_position(p."search_keys", w)) FROM unnest(${words}::text[]) w) NULLS LAST,
    (SELECT max(similarity(k, ${joined})) FROM unnest(p."search_keys") k) DESC NULLS LAST, ${BY_NAME}`;
}
