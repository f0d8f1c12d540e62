import { FACETS, byFacet } from "@/lib/core/search/facets";
import type { SearchState, Sort } from "@/lib/core/search/search-state";
import {
  FILTER_VALUES_MAX,
  PAGE_MAX,
  PER_PAGE_DEFAULT,
  PER_PAGE_MAX,
  QUERY_MAX,
  SORTS,
  VIEWS,
  YEAR_MAX,
  YEAR_MIN,
  defaultSort,
} from "@/lib/core/search/search-state";

/** A value of a URL that was not used, and why. The page shows it; the API answers 400. */
export type Notice = { readonly param: string; readonly raw: string; readonly message: string };

/** Reads any URL without throwing. A bad value is dropped and noted; an unknown parameter is ignored. */
export function parseSearchState(params: URLSearchParams): { state: SearchState; notices: Notice[] } {
  const notices: Notice[] = [];
  const drop = (param: string, raw: string, message: string) => {
    notices.push({ param, raw: raw.slice(0, 100), message });
    return null;
  };
  /** Empty values come from forms whose fields were left alone: they say nothing. */
  const given = (param: string) => params.getAll(param).filter((raw) => raw.trim() !== "");
  const readOne = <T>(param: string, parse: (raw: string) => T | null, allowed: string): T | null => {
    const [raw] = given(param);
    if (raw === undefined) return null;
    return parse(raw) ?? drop(param, raw, `${param} takes ${allowed}`);
  };

  const query = tidyQuery(params.get("q") ?? "");
  if (query.length > QUERY_MAX)
    drop("q", query, `A search takes up to ${QUERY_MAX} characters; only the first ${QUERY_MAX} were used`);

  let left = FILTER_VALUES_MAX;
  const facets = byFacet((facet) => {
    const values = new Set<string>();
    for (const raw of given(facet.key)) {
      const value = facet.parse(raw);
      if (value === null) drop(facet.key, raw, `${facet.label} has no value "${raw.slice(0, 60)}"`);
      else if (values.has(value)) continue;
      else if (left-- > 0) values.add(value);
      else drop(facet.key, raw, `A search takes up to ${FILTER_VALUES_MAX} filter values`);
    }
    return [...values].sort();
  });

  const year = wholeNumber(YEAR_MIN, YEAR_MAX);
  let introducedFrom = readOne("introducedFrom", year, `a year from ${YEAR_MIN} to ${YEAR_MAX}`);
  let introducedTo = readOne("introducedTo", year, `a year from ${YEAR_MIN} to ${YEAR_MAX}`);
  if (introducedFrom !== null && introducedTo !== null && introducedFrom > introducedTo) {
    drop("introducedTo", String(introducedTo), "The first year lies after the last: the years were not used");
    introducedFrom = introducedTo = null;
  }

  // A character of two units is not cut in half.
  const cut = query
    .slice(0, QUERY_MAX)
    .replace(/[\uD800-\uDBFF]$/, "")
    .trim();
  const wanted = readOne<Sort>("sort", oneOf(SORTS), SORTS.join(", "));
  return {
    state: {
      query: cut,
      facets,
      introducedFrom,
      introducedTo,
      // Without words nothing is more relevant than another: the default order serves.
      sort: wanted === null || (wanted === "relevance" && !cut) ? defaultSort(cut) : wanted,
      page: readOne("page", wholeNumber(1, PAGE_MAX), `a number from 1 to ${PAGE_MAX}`) ?? 1,
      perPage:
        readOne("perPage", wholeNumber(1, PER_PAGE_MAX), `a number from 1 to ${PER_PAGE_MAX}`) ?? PER_PAGE_DEFAULT,
      view: readOne("view", oneOf(VIEWS), VIEWS.join(", ")) ?? "list",
    },
    notices,
  };
}

/** Writes the one canonical URL of a state: fixed key order, sorted values, defaults left out. Empty for the start state. */
export function serializeSearchState(state: SearchState): string {
  const params = new URLSearchParams();
  if (state.query) params.set("q", state.query);
  for (const { key } of FACETS) for (const value of [...state.facets[key]].sort()) params.append(key, value);
  if (state.introducedFrom !== null) params.set("introducedFrom", String(state.introducedFrom));
  if (state.introducedTo !== null) params.set("introducedTo", String(state.introducedTo));
  if (state.sort !== defaultSort(state.query)) params.set("sort", state.sort);
  if (state.perPage !== PER_PAGE_DEFAULT) params.set("perPage", String(state.perPage));
  if (state.view !== "list") params.set("view", state.view);
  if (state.page > 1) params.set("page", String(state.page));
  return params.toString();
}

/** The address of a search on the site: `/platforms?q=…`. */
export function searchHref(state: SearchState): string {
  const query = serializeSearchState(state);
  return query ? `/platforms?${query}` : "/platforms";
}

/** Unicode in one form, control characters and runs of white space as one space. */
const tidyQuery = (raw: string) =>
  raw
    .toWellFormed()
    .normalize("NFC")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();

const oneOf =
  <T extends string>(allowed: readonly T[]) =>
  (raw: string): T | null =>
    allowed.find((value) => value === raw.trim()) ?? null;

const wholeNumber = (min: number, max: number) => (raw: string) => {
  const number = /^\d{1,6}$/.test(raw.trim()) ? Number(raw) : NaN;
  return number >= min && number <= max ? number : null;
};
