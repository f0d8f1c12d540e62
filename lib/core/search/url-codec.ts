import { ENGLISH, type Words } from "@/lib/core/language/words";
import { FACETS, byFacet } from "@/lib/core/search/facets";
import { OPEN, RANGES, byRange } from "@/lib/core/search/ranges";
import type { SearchState, Sort } from "@/lib/core/search/search-state";
import {
  FILTER_VALUES_MAX,
  PAGE_MAX,
  PER_PAGE_DEFAULT,
  PER_PAGE_MAX,
  QUERY_MAX,
  SORTS,
  VIEWS,
  defaultSort,
} from "@/lib/core/search/search-state";

/** A value of a URL that was not used, and why. The page shows it; the API answers 400. */
export type Notice = { readonly param: string; readonly raw: string; readonly message: string };

/** Reads any URL without throwing. A bad value is dropped and noted; an unknown parameter is ignored. */
export function parseSearchState(
  params: URLSearchParams,
  words: Words = ENGLISH,
): { state: SearchState; notices: Notice[] } {
  const { text, label: labelOf } = words;
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
    return parse(raw) ?? drop(param, raw, text("notice.takes", { param, allowed }));
  };

  const query = tidyQuery(params.get("q") ?? "");
  if (query.length > QUERY_MAX) drop("q", query, text("notice.tooLong", { max: String(QUERY_MAX) }));

  let left = FILTER_VALUES_MAX;
  const facets = byFacet((facet) => {
    const values = new Set<string>();
    for (const raw of given(facet.key)) {
      const value = facet.parse(raw);
      if (value === null)
        drop(facet.key, raw, text("notice.noValue", { facet: labelOf("facet", facet.key), value: raw.slice(0, 60) }));
      else if (values.has(value)) continue;
      else if (left-- > 0) values.add(value);
      else drop(facet.key, raw, text("notice.tooMany", { max: String(FILTER_VALUES_MAX) }));
    }
    return [...values].sort();
  });

  const ranges = byRange(({ key, unit, min, max }) => {
    const ends = { min: String(min), max: String(max) };
    const [parse, allowed] =
      unit === null
        ? [wholeNumber(min, max), text("notice.year", ends)]
        : [decimalNumber(max), text("notice.quantity", { ...ends, unit: labelOf("unit", unit) })];
    const from = readOne(`${key}From`, parse, allowed);
    const to = readOne(`${key}To`, parse, allowed);
    if (from === null || to === null || from <= to) return { from, to };
    drop(`${key}To`, String(to), text("notice.crossed", { range: labelOf("range", key) }));
    return OPEN;
  });

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
      ranges,
      // Without words nothing is more relevant than another: the default order serves.
      sort: wanted === null || (wanted === "relevance" && !cut) ? defaultSort(cut) : wanted,
      page: readOne("page", wholeNumber(1, PAGE_MAX), text("notice.number", { min: "1", max: String(PAGE_MAX) })) ?? 1,
      perPage:
        readOne(
          "perPage",
          wholeNumber(1, PER_PAGE_MAX),
          text("notice.number", { min: "1", max: String(PER_PAGE_MAX) }),
        ) ?? PER_PAGE_DEFAULT,
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
  for (const { key } of RANGES) {
    const { from, to } = state.ranges[key];
    if (from !== null) params.set(`${key}From`, String(from));
    if (to !== null) params.set(`${key}To`, String(to));
  }
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

/** Unicode in one form, control characters and runs of white space as one space. Marks that turn the direction of text come along
 *  unseen with what is copied from elsewhere, and would turn round the rest of a heading. */
const tidyQuery = (raw: string) =>
  raw
    .toWellFormed()
    .normalize("NFC")
    .replace(/\p{Bidi_Control}/gu, "")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();

const oneOf =
  <T extends string>(allowed: readonly T[]) =>
  (raw: string): T | null =>
    allowed.find((value) => value === raw.trim()) ?? null;

const decimalNumber = (max: number) => (raw: string) => {
  const number = /^\d{1,10}(\.\d{1,3})?$/.test(raw.trim()) ? Number(raw) : NaN;
  return number <= max ? number : null;
};

const wholeNumber = (min: number, max: number) => (raw: string) => {
  const number = /^\d{1,6}$/.test(raw.trim()) ? Number(raw) : NaN;
  return number >= min && number <= max ? number : null;
};
