import type { Meilisearch, MultiSearchQuery, SearchResponse } from "meilisearch";

import { byFacet } from "@/lib/core/search/facets";
import { highlight } from "@/lib/core/search/highlight";
import type { QueryWords } from "@/lib/core/search/query-words";
import { queryWords } from "@/lib/core/search/query-words";
import type { Hit, Suggestion } from "@/lib/core/search/results";
import type { SearchState, Sort } from "@/lib/core/search/search-state";
import type { SearchDocument, StoredHit } from "@/lib/search/document";
import type { Found, SearchEngine } from "@/lib/search/engine";
import { EngineAway } from "@/lib/search/engine";
import type { FacetCount } from "@/lib/search/meilisearch/facet-plan";
import { facetPlan } from "@/lib/search/meilisearch/facet-plan";
import { constraintFilter, platformFilters, programmeConstraint } from "@/lib/search/meilisearch/filters";
import { SEARCHED_STRICTLY } from "@/lib/search/meilisearch/settings";

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

/** Search by Meilisearch: one multi-search for the hits and every facet, and a second one only where a count needs it. */
export function meilisearchEngine(client: Meilisearch, indexUid: string): SearchEngine {
  const ask = async (queries: readonly Asked[]): Promise<Answer[]> => {
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
    const found = await searchWith(ask, state, asTyped(words));
    if (found.total > 0 || state.query === "") return found;
    const nearest = await searchWith(ask, state, nearby(words));
    return { ...nearest, nearest: nearest.total > 0 };
  };

  return {
    name: "meilisearch",
    search,
    everyHit: async function* (state) {
      const words = queryWords(state.query);
      let text = asTyped(words);
      const idsOf = async () => ask([{ ...text, filter: filterOf(state), sort: sortOf(state), limit: 1_000_000, attributesToRetrieve: ["id"] }]);
      let [ids] = await idsOf();
      if (ids?.hits.length === 0 && state.query) {
        text = nearby(words);
        [ids] = await idsOf();
      }
      const order = ids?.hits.map((hit) => hit.id) ?? [];
      for (let from = 0; from < order.length; from += BATCH) {
        const batch = order.slice(from, from + BATCH);
        const [read] = await ask([{ q: "", filter: [`id IN [${batch.map((id) => JSON.stringify(id)).join(", ")}]`], limit: BATCH }]);
        const byId = new Map(read?.hits.map((document) => [document.id, document.hit]));
        yield batch.flatMap((id) => byId.get(id) ?? []).map((hit) => toHit(hit, state.query));
      }
    },
    suggest: async (query, limit) => {
      const words = queryWords(query);
      const [typed, near] = await ask([asTyped(words), nearby(words)].map((text) => ({ ...text, limit })));
      const hits = typed?.hits.length ? typed.hits : (near?.hits ?? []);
      return hits.map(({ hit }): Suggestion => ({ slug: hit.slug, name: hit.name, designation: hit.designation, status: hit.status, category: hit.category }));
    },
  };
}

type Text = Pick<Asked, "q" | "matchingStrategy" | "attributesToSearchOn">;

/** All words, as they were typed. */
const asTyped = (words: QueryWords): Text => ({ q: written(words), matchingStrategy: "all", attributesToSearchOn: SEARCHED_STRICTLY });

/** As many of the words as can be had, designations nearly right among them. What is rarest says most, so the frequent words go first. */
const nearby = (words: QueryWords): Text => ({ q: written(words), matchingStrategy: "frequency" });

const written = ({ phrases, words }: QueryWords) => [...phrases.map((phrase) => `"${phrase}"`), ...words].join(" ");

const filterOf = (state: SearchState): string[] => {
  const clause = constraintFilter(programmeConstraint(state));
  return [...platformFilters(state), ...(clause ? [clause] : [])];
};

const sortOf = (state: SearchState) => (state.sort === "relevance" ? [] : SORT_BY[state.sort]);

async function searchWith(ask: (queries: readonly Asked[]) => Promise<Answer[]>, state: SearchState, text: Text): Promise<Found> {
  const filter = filterOf(state);
  const plan = facetPlan(state);
  const same = (other: readonly string[]) => other.join("\n") === filter.join("\n");
  const [shared, apart] = [plan.filter((count) => same(count.filter)), plan.filter((count) => !same(count.filter))];
  const yearsChosen = state.introducedFrom !== null || state.introducedTo !== null;
  const clause = constraintFilter(programmeConstraint(state));

  const [main, ...rest] = await ask([
    {
      ...text,
      filter,
      sort: sortOf(state),
      page: state.page,
      hitsPerPage: state.perPage,
      facets: [...shared.map((count) => count.field), ...(yearsChosen ? [] : ["introduced"])],
      attributesToRetrieve: ["hit"],
    },
    ...apart.map((count) => countQuery(text, count.filter, [count.field])),
    ...(yearsChosen ? [countQuery(text, [...platformFilters(state, "introduced"), ...(clause ? [clause] : [])], ["introduced"])] : []),
  ]);
  if (!main) throw new EngineAway("Meilisearch answered nothing");

  const facets = byFacet((): Record<string, number> => ({}));
  const unsure: { facet: FacetCount["facet"]; value: string; filter: readonly string[] }[] = [];
  const take = (count: FacetCount, answer: Answer | undefined) => {
    const read = count.read(answer?.facetDistribution?.[count.field] ?? {});
    facets[count.facet] = read.counts;
    unsure.push(...read.unsure.map((one) => ({ facet: count.facet, ...one })));
  };
  for (const count of shared) take(count, main);
  apart.forEach((count, at) => take(count, rest[at]));

  const exact = await ask(unsure.map((one) => countQuery(text, one.filter, [])));
  unsure.forEach(({ facet, value }, at) => (facets[facet][value] = totalOf(exact[at])));

  const years = (yearsChosen ? rest.at(-1) : main)?.facetStats?.introduced;
  return {
    total: totalOf(main),
    hits: main.hits.map(({ hit }) => toHit(hit, state.query)),
    facets,
    introduced: years ? { min: years.min, max: years.max } : null,
    nearest: false,
  };
}

const countQuery = (text: Text, filter: readonly string[], facets: readonly string[]): Asked => ({ ...text, filter: [...filter], facets: [...facets], page: 1, hitsPerPage: 0 });

function totalOf(answer: Answer | undefined): number {
  if (!answer || !("totalHits" in answer) || typeof answer.totalHits !== "number") throw new EngineAway("Meilisearch gave no exact total");
  return answer.totalHits;
}

function toHit({ names, ...hit }: StoredHit, query: string): Hit {
  const matched = names.map((name) => highlight(name, query)).find((segments) => segments.some((segment) => segment.match));
  return {
    ...hit,
    highlight: query
      ? {
          name: highlight(hit.name, query),
          designation: highlight(hit.designation, query),
          summary: highlight(hit.summary, query),
          ...(matched ? { names: matched } : {}),
          manufacturers: highlight(hit.manufacturers.join(", "), query),
        }
      : {},
  };
}
