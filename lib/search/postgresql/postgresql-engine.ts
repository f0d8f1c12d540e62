import type { FacetKey, ProgrammeFacetKey } from "@/lib/core/search/facets";
import { FACETS, NOT_STATED, byFacet } from "@/lib/core/search/facets";
import { queryWords } from "@/lib/core/search/query-words";
import type { Hit } from "@/lib/core/search/results";
import type { SearchState } from "@/lib/core/search/search-state";
import { emptySearch } from "@/lib/core/search/search-state";
import type { StoredHit } from "@/lib/search/document";
import { toStoredHit } from "@/lib/search/document";
import type { Found, SearchEngine } from "@/lib/search/engine";
import { readPublished } from "@/lib/store/published-platforms";
import { toHit, toSuggestion } from "@/lib/search/to-hit";
import type { Sql } from "@/lib/store/sql";
import { empty, join, sql } from "@/lib/store/sql";
import type { Store } from "@/lib/store/store";

const BATCH = 200;

/** Search by PostgreSQL alone, for while the engine is away: the same filters, counts and order, with plainer words. */
export function postgresqlEngine(store: Store): SearchEngine {
  const storedHits = async (ids: readonly string[]): Promise<StoredHit[]> => {
    const byId = new Map(
      (await readPublished(store.read, { id: { in: [...ids] } })).map((stored) => [stored.id, toStoredHit(stored)]),
    );
    return ids.flatMap((id) => byId.get(id) ?? []);
  };
  const hitsOf = async (ids: readonly string[], query: string): Promise<Hit[]> =>
    (await storedHits(ids)).map((hit) => toHit(hit, query));
  const idsOf = async (state: SearchState, page: Sql): Promise<string[]> =>
    (
      await store.read.$queryRaw<
        { id: string }[]
      >`SELECT p."id"::text AS "id" FROM "platform" p WHERE ${matches(state)} ORDER BY ${order(state)} ${page}`
    ).map((row) => row.id);

  const search = async (state: SearchState): Promise<Found> => {
    const [counted] = await store.read.$queryRaw<
      { total: number }[]
    >`SELECT count(*)::int AS "total" FROM "platform" p WHERE ${matches(state)}`;
    const [years] = await store.read.$queryRaw<{ min: number | null; max: number | null }[]>`
      SELECT min(p."introduced") AS "min", max(p."introduced") AS "max" FROM "platform" p WHERE ${matches(state, "introduced")}`;
    const facets = byFacet((): Record<string, number> => ({}));
    for (const { key } of FACETS) {
      for (const row of await store.read.$queryRaw<{ value: string; count: number }[]>(countOf(state, key)))
        facets[key][row.value] = row.count;
    }
    const ids = await idsOf(state, sql`LIMIT ${state.perPage} OFFSET ${(state.page - 1) * state.perPage}`);
    return {
      total: counted?.total ?? 0,
      hits: await hitsOf(ids, state.query),
      facets,
      introduced: years && years.min !== null && years.max !== null ? { min: years.min, max: years.max } : null,
      nearest: false,
    };
  };

  return {
    name: "postgresql",
    search,
    everyHit: async function* (state) {
      const ids = await idsOf(state, empty);
      for (let from = 0; from < ids.length; from += BATCH)
        yield await hitsOf(ids.slice(from, from + BATCH), state.query);
    },
    suggest: async (query, limit) => {
      const ids = await idsOf({ ...emptySearch(), query, sort: "relevance" }, sql`LIMIT ${limit}`);
      return (await storedHits(ids)).map((hit) => toSuggestion(hit, query));
    },
  };
}

type LeaveOut = FacetKey | "introduced";

const LISTED = sql`p."published_version" IS NOT NULL AND p."level" <> 'family'`;

/** Everything that the state asks of a record, but for one facet or the years. */
function matches(state: SearchState, leaveOut?: LeaveOut): Sql {
  const clauses = [LISTED, ...textClauses(state.query)];
  for (const { key, subject } of FACETS) {
    if (subject === "platform" && key !== leaveOut && state.facets[key].length > 0)
      clauses.push(platformClause(key, state.facets[key]));
  }
  if (leaveOut !== "introduced") {
    if (state.introducedFrom !== null) clauses.push(sql`p."introduced" >= ${state.introducedFrom}`);
    if (state.introducedTo !== null) clauses.push(sql`p."introduced" <= ${state.introducedTo}`);
  }
  const acquisition = acquisitionClauses(state, leaveOut);
  if (acquisition.length > 0)
    clauses.push(
      sql`EXISTS (SELECT FROM "programme_fact" f WHERE f."platform_id" = p."id" AND ${join(acquisition, " AND ")})`,
    );
  return join(clauses, " AND ");
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

function platformClause(key: "domain" | "category" | "origin" | "manufacturer", values: readonly string[]): Sql {
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

/** The counts of one facet over the records that match everything but its own choice. */
function countOf(state: SearchState, key: FacetKey): Sql {
  if (isProgrammeFacet(key)) {
    const clauses = [sql`f."platform_id" = p."id"`, ...acquisitionClauses(state, key)];
    return sql`SELECT ${COLUMNS[key]} AS "value", count(DISTINCT p."id")::int AS "count" FROM "platform" p JOIN "programme_fact" f ON ${join(clauses, " AND ")} WHERE ${matches(state, key)} GROUP BY 1`;
  }
  const values = {
    domain: sql`SELECT p."domain"`,
    category: sql`SELECT p."category"`,
    origin: sql`SELECT unnest(CASE WHEN cardinality(p."origin") = 0 THEN ARRAY['none'] ELSE p."origin" END)`,
    manufacturer: sql`SELECT DISTINCT coalesce(m."name", 'none') FROM (SELECT 1) one LEFT JOIN "platform_manufacturer" m ON m."platform_id" = p."id"`,
  }[key];
  return sql`SELECT v."value", count(*)::int AS "count" FROM "platform" p CROSS JOIN LATERAL (${values}) AS v("value") WHERE ${matches(state, key)} GROUP BY 1`;
}

/** Each word must stand somewhere in the record: as a key of a name, or at the beginning of a word of its text. */
function textClauses(query: string): Sql[] {
  const { phrases, words } = queryWords(query);
  return [
    ...phrases.map((phrase) => sql`p."search_text" ~ ${`\\m${phrase}\\M`}`),
    ...words.map(
      (word) =>
        sql`(p."search_keys" @> ARRAY[${word}] OR p."search_text" ~ ${`\\m${word}`} OR ${word} % ANY(p."search_keys"))`,
    ),
  ];
}

function order(state: SearchState): Sql {
  const byName = sql`p."sort_name" COLLATE "C", p."slug" COLLATE "C"`;
  switch (state.sort) {
    case "name":
      return byName;
    case "-name":
      return sql`p."sort_name" COLLATE "C" DESC, p."slug" COLLATE "C"`;
    case "introduced":
      return sql`p."introduced" ASC NULLS LAST, ${byName}`;
    case "-introduced":
      return sql`p."introduced" DESC NULLS LAST, ${byName}`;
    case "-updated":
      return sql`p."updated_at" DESC, ${byName}`;
    case "relevance": {
      const words = queryWords(state.query).words;
      const joined = words.join("");
      // A whole name first, the foremost of the record's names before the later ones; then a word of the names, then what resembles them.
      return sql`array_position(p."search_keys", ${joined}) NULLS LAST, (SELECT min(array_position(p."search_keys", w)) FROM unnest(${words}::text[]) w) NULLS LAST,
        (SELECT max(similarity(k, ${joined})) FROM unnest(p."search_keys") k) DESC NULLS LAST, ${byName}`;
    }
  }
}
