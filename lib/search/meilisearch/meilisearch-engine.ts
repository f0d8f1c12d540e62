import type { Meilisearch, MultiSearchQuery, SearchResponse } from "meilisearch";

import { batchesOf } from "@/lib/core/batches-of";
import { byFacet } from "@/lib/core/search/facets";
import type { QueryWords } from "@/lib/core/search/query-words";
import { queryWords } from "@/lib/core/search/query-words";
import type { RangeKey } from "@/lib/core/search/ranges";
import { byRange, isOpen } from "@/lib/core/search/ranges";
import type { SearchState, Sort } from "@/lib/core/search/search-state";
import { emptySearch, rangesShown } from "@/lib/core/search/search-state";
import type { SearchDocument } from "@/lib/search/document";
import type { Found, SearchEngine } from "@/lib/search/engine";
import { EngineAway } from "@/lib/search/engine";
import type { FacetCount } from "@/lib/search/meilisearch/facet-plan";
import { facetPlan } from "@/lib/search/meilisearch/facet-plan";
import { constraintFilter, oneOf, platformFilters, programmeConstraint } from "@/lib/search/meilisearch/filters";
import type { Reading } from "@/lib/search/meilisearch/readings";
import { readings } from "@/lib/search/meilisearch/readings";
import { toHits, toSuggestions } from "@/lib/search/to-hits";

/** Documents read at once when every hit is wanted. */
const BATCH = 500;

const SORT_BY: Record<Exclude<Sort, "relevance">, string[]> = {
  name: ["sortName:asc", "slug:asc"],
  "-name": ["sortName:desc", "slug:asc"],
  introduced: ["introduced:asc", "sortName:asc", "slug:asc"],
  "-introduced": ["introduced:desc", "sortName:asc", "slug:asc"],
  "-updated": ["updated:desc", "sortName:asc", "slug:asc"],
};

type Answer = SearchResponse<Pick<SearchDocument, "id" | "hit">>;
type Asked = Omit<MultiSearchQuery, "indexUid">;
type Ask = (queries: readonly Asked[]) => Promise<Answer[]>;

/** Search by Meilisearch: one multi-search for the hits and every facet, and a second one only where a count needs it. */
export function meilisearchEngine(client: Meilisearch, indexUid: string): SearchEngine {
  const ask: Ask = async (queries) => {
    if (queries.length === 0) return [];
    try {
      const { results } = await client.multiSearch({ queries: queries.map((query) => ({ indexUid, ...query })) });
      return results as unknown as Answer[];
    } catch (cause) {
      throw new EngineAway("Meilisearch did not answer", { cause });
    }
  };

  const search = async (state: SearchState): Promise<Found> => {
    const words = queryWords(state.query);
    const [asTyped, ...nearest] = readings(words);
    const found = await searchWith(ask, state, words, asTyped);
    if (found.total > 0 || state.query === "") return found;
    for (const reading of nearest) {
      const near = await searchWith(ask, state, words, reading);
      if (near.total > 0) return { ...near, nearest: true };
    }
    return found;
  };

  const idsInOrder = async (state: SearchState): Promise<string[]> => {
    const words = queryWords(state.query);
    for (const reading of readings(words)) {
      const ids: string[] = [];
      for (const page of hitPages(state, words, reading)) {
        const [answer] = await ask([{ ...page, limit: 1_000_000, attributesToRetrieve: ["id"] }]);
        ids.push(...(answer?.hits ?? []).map((hit) => hit.id));
      }
      if (ids.length > 0 || state.query === "") return ids;
    }
    return [];
  };

  return {
    name: "meilisearch",
    search,
    everyHit: async function* (state) {
      for (const batch of batchesOf(await idsInOrder(state), BATCH)) {
        const [read] = await ask([{ q: "", filter: [oneOf("id", batch)], limit: BATCH }]);
        const byId = new Map(read?.hits.map((document) => [document.id, document.hit]));
        yield toHits(
          batch.flatMap((id) => byId.get(id) ?? []),
          state.query,
        );
      }
    },
    suggest: async (query, limit) => {
      const words = queryWords(query);
      const state = { ...emptySearch(), query, sort: "relevance" as const };
      for (const reading of readings(words)) {
        const answers = await ask(hitPages(state, words, reading).map((page) => ({ ...page, limit })));
        const hits = answers.flatMap((answer) => answer.hits).slice(0, limit);
        if (hits.length > 0)
          return toSuggestions(
            hits.map(({ hit }) => hit),
            query,
          );
      }
      return [];
    },
  };
}

/** Everything that the state asks of a record, but for one range. */
const filterOf = (state: SearchState, leaveOut?: RangeKey): string[] => {
  const clause = constraintFilter(programmeConstraint(state));
  return [...platformFilters(state, leaveOut), ...(clause ? [clause] : [])];
};

const sortOf = (state: SearchState) => (state.sort === "relevance" ? [] : SORT_BY[state.sort]);

/** The queries whose hits, one list after the other, are all hits in order: where relevance decides, records that have a key of
 *  the query as a whole name, or are of the kind that it names, stand before those that only hold its words. */
function hitPages(state: SearchState, words: QueryWords, reading: Reading): Asked[] {
  const filter = filterOf(state);
  if (state.sort !== "relevance" || words.keys.length === 0) return [{ ...reading, filter, sort: sortOf(state) }];
  const ofKind = words.categories.length > 0 ? [oneOf("category", words.categories)] : [];
  const named = `(${[oneOf("keys", words.keys), ...ofKind].join(" OR ")})`;
  return [
    { ...reading, filter: [...filter, named] },
    { ...reading, filter: [...filter, `NOT ${named}`] },
  ];
}

/** Records with a key of the query as a whole name or of its kind; more of them cost a second round. */
const NAMED_MAX = 20;

/** The page of hits, as queries to send and how to read their answers. */
function hitQueries(state: SearchState, words: QueryWords, reading: Reading) {
  const start = (state.page - 1) * state.perPage;
  const [first, others] = hitPages(state, words, reading);
  const page = { page: state.page, hitsPerPage: state.perPage, attributesToRetrieve: ["hit"] };
  if (!first || !others)
    return {
      queries: first ? [{ ...first, ...page }] : [],
      read: ([answer]: Answer[]) => Promise.resolve(answer?.hits ?? []),
    };
  const windowStart = Math.max(0, start - NAMED_MAX);
  return {
    queries: [
      { ...first, ...page },
      { ...others, offset: windowStart, limit: state.perPage + NAMED_MAX, attributesToRetrieve: ["hit"] },
    ],
    read: async ([named, rest]: Answer[], ask: Ask) => {
      const total = totalOf(named);
      const from = Math.max(0, start - total);
      const taken = named?.hits ?? [];
      if (taken.length === state.perPage) return taken;
      if (total <= NAMED_MAX)
        return [...taken, ...(rest?.hits ?? []).slice(from - windowStart)].slice(0, state.perPage);
      const [exact] = await ask([
        { ...others, offset: from, limit: state.perPage - taken.length, attributesToRetrieve: ["hit"] },
      ]);
      return [...taken, ...(exact?.hits ?? [])];
    },
  };
}

async function searchWith(ask: Ask, state: SearchState, words: QueryWords, reading: Reading): Promise<Found> {
  const filter = filterOf(state);
  const plan = facetPlan(state);
  const same = (other: readonly string[]) => other.join("\n") === filter.join("\n");
  const [shared, apart] = [plan.filter((count) => same(count.filter)), plan.filter((count) => !same(count.filter))];
  const shown = rangesShown(state).map(({ key }) => key);
  const [bounded, open] = [
    shown.filter((key) => !isOpen(state.ranges[key])),
    shown.filter((key) => isOpen(state.ranges[key])),
  ];
  const page = hitQueries(state, words, reading);

  const [main, ...rest] = await ask([
    countQuery(reading, filter, [...shared.map((count) => count.field), ...open]),
    ...apart.map((count) => countQuery(reading, count.filter, [count.field])),
    ...bounded.map((key) => countQuery(reading, filterOf(state, key), [key])),
    ...page.queries,
  ]);
  if (!main) throw new EngineAway("Meilisearch answered nothing");
  const hits = await page.read(rest.slice(rest.length - page.queries.length), ask);

  const facets = byFacet((): Record<string, number> => ({}));
  const unsure: { facet: FacetCount["facet"]; value: string; filter: readonly string[] }[] = [];
  const take = (count: FacetCount, answer: Answer | undefined) => {
    const read = count.read(answer?.facetDistribution?.[count.field] ?? {});
    facets[count.facet] = read.counts;
    unsure.push(...read.unsure.map((one) => ({ facet: count.facet, ...one })));
  };
  for (const count of shared) take(count, main);
  apart.forEach((count, at) => take(count, rest[at]));

  const exact = await ask(unsure.map((one) => countQuery(reading, one.filter, [])));
  // A value that was counted is there already, so even "__proto__" is one like any other.
  unsure.forEach(({ facet, value }, at) => (facets[facet][value] = totalOf(exact[at])));

  const statsOf = (key: RangeKey): Answer["facetStats"] =>
    open.includes(key) ? main.facetStats : rest[apart.length + bounded.indexOf(key)]?.facetStats;
  return {
    total: totalOf(main),
    hits: toHits(
      hits.map(({ hit }) => hit),
      state.query,
    ),
    facets,
    ranges: byRange(({ key }) => {
      const stats = shown.includes(key) ? statsOf(key)?.[key] : undefined;
      return stats ? { min: stats.min, max: stats.max } : null;
    }),
    nearest: false,
  };
}

const countQuery = (reading: Reading, filter: readonly string[], facets: readonly string[]): Asked => ({
  ...reading,
  filter: [...filter],
  facets: [...facets],
  page: 1,
  hitsPerPage: 0,
});

function totalOf(answer: Answer | undefined): number {
  if (!answer || !("totalHits" in answer) || typeof answer.totalHits !== "number")
    throw new EngineAway("Meilisearch gave no exact total");
  return answer.totalHits;
}
