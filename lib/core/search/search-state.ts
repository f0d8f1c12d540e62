import type { FacetKey } from "@/lib/core/search/facets";
import { byFacet } from "@/lib/core/search/facets";
import type { Bounds, Range, RangeKey } from "@/lib/core/search/ranges";
import { OPEN, RANGES, byRange, isOpen } from "@/lib/core/search/ranges";

export const SORTS = ["relevance", "name", "-name", "introduced", "-introduced", "-updated"] as const;
export type Sort = (typeof SORTS)[number];

/** How the page draws its results. The API has no use for it. */
export const VIEWS = ["list", "compact", "table"] as const;
export type View = (typeof VIEWS)[number];

/** Bounds of what a request may ask. Longer queries help nobody; the page bound keeps the engine from counting for nothing. */
export const QUERY_MAX = 200;
export const FILTER_VALUES_MAX = 50;
export const PAGE_MAX = 10_000;
export const PER_PAGE_MAX = 100;
export const PER_PAGE_DEFAULT = 24;

/** Everything that one search asks, and all that its URL says. */
export type SearchState = {
  readonly query: string;
  /** Chosen values: OR within a facet, AND between facets. */
  readonly facets: Readonly<Record<FacetKey, readonly string[]>>;
  readonly ranges: Readonly<Record<RangeKey, Bounds>>;
  readonly sort: Sort;
  readonly page: number;
  readonly perPage: number;
  readonly view: View;
};

/** Relevance where there are words to be relevant to, else by name. */
export const defaultSort = (query: string): Sort => (query ? "relevance" : "name");

export const emptySearch = (): SearchState => ({
  query: "",
  facets: byFacet(() => []),
  ranges: byRange(() => OPEN),
  sort: "name",
  page: 1,
  perPage: PER_PAGE_DEFAULT,
  view: "list",
});

/** The same search, changed. Anything but the page itself sends the reader to page 1, and a default sort follows the query. */
export function withChange(state: SearchState, change: Partial<SearchState>): SearchState {
  const query = change.query ?? state.query;
  const wasDefault = state.sort === defaultSort(state.query);
  return { ...state, page: 1, sort: wasDefault ? defaultSort(query) : state.sort, ...change };
}

/** Adds the value to a facet, or removes it when it is chosen already. */
export function withToggled(state: SearchState, facet: FacetKey, value: string): SearchState {
  const chosen = state.facets[facet];
  const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
  return withChange(state, { facets: { ...state.facets, [facet]: next } });
}

/** The search with other bounds of one range. */
export const withBounds = (state: SearchState, range: RangeKey, bounds: Partial<Bounds>): SearchState =>
  withChange(state, { ranges: { ...state.ranges, [range]: { ...state.ranges[range], ...bounds } } });

/** The words and the view stay; every filter goes. */
export const withoutFilters = (state: SearchState): SearchState =>
  withChange(state, { facets: byFacet(() => []), ranges: byRange(() => OPEN) });

export const countFilters = (state: SearchState): number =>
  Object.values(state.facets).reduce((sum, values) => sum + values.length, 0) +
  Object.values(state.ranges)
    .flatMap(({ from, to }) => [from, to])
    .filter((bound) => bound !== null).length;

/** Ranges whose ends a search is told. Weights of ships and missiles side by side tell nobody anything, so figures come with a
 *  choice of category, or where they are asked for. */
export const rangesShown = (state: SearchState): readonly Range[] =>
  RANGES.filter(({ key }) => key === "introduced" || state.facets.category.length > 0 || !isOpen(state.ranges[key]));
