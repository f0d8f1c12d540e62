import type { Words } from "@/lib/core/language/words";
import type { ProgrammeFacetKey, PlatformFacetKey } from "@/lib/core/search/facets";
import { FACET_KEYS } from "@/lib/core/search/facets";
import type { FacetCounts } from "@/lib/core/search/results";
import type { SearchState } from "@/lib/core/search/search-state";
import { PER_PAGE_DEFAULT, emptySearch } from "@/lib/core/search/search-state";
import type { Notice } from "@/lib/core/search/url-codec";
import { parseSearchState, serializeSearchState } from "@/lib/core/search/url-codec";
import type { Category } from "@/lib/core/taxonomy/categories";
import type { Route } from "@/lib/core/taxonomy/routes";
import type { Status } from "@/lib/core/taxonomy/statuses";
import type { PartialDate } from "@/lib/core/time/partial-date";

/** One acquisition in a list across the catalogue. */
export type ProgrammeLine = {
  readonly slug: string;
  readonly designation: string;
  readonly name: string;
  readonly category: Category;
  readonly key: string;
  readonly operator: string;
  readonly services: readonly string[];
  readonly status: Status;
  readonly route: Route | null;
  readonly ordered: number | null;
  readonly delivered: number | null;
  readonly asOf: PartialDate;
  /** Its earliest and latest dated event; null where it has none. */
  readonly first: PartialDate | null;
  readonly last: PartialDate | null;
};

/** What the acquisitions that were asked for look like, all told. */
export type ProgrammeBoard = {
  readonly total: number;
  /** Of them, how many do not state this. */
  readonly missing: {
    readonly events: number;
    readonly ordered: number;
    readonly delivered: number;
    readonly value: number;
    readonly route: number;
  };
  /** Acquisitions by value; a facet's own choice does not narrow its counts. */
  readonly facets: FacetCounts;
  /** Acquisitions by status, as they were asked for. */
  readonly statuses: Readonly<Record<string, number>>;
  /** The first few of each status, by name. */
  readonly lines: readonly ProgrammeLine[];
  /** Events of these kinds by year, in order; years without any are left out. */
  readonly years: readonly { readonly year: number; readonly contracts: number; readonly inductions: number }[];
  /** A page of those with dated events, the latest beginning first. */
  readonly dated: readonly ProgrammeLine[];
};

export const DATED_PER_PAGE = 40;
/** Lines of one status on the board; fewer where all are asked for together. */
export const LINES_OF_STATUS = { all: 10, chosen: 300 };

/** Reads the address of the board: the facets of the search under the same names, and the page of its time line. */
export function parseProgrammeSearch(
  params: URLSearchParams,
  words?: Words,
): { state: SearchState; notices: Notice[] } {
  const { state, notices } = parseSearchState(params, words);
  const own = new Set<string>([...FACET_KEYS, "page"]);
  return {
    state: { ...emptySearch(), facets: state.facets, page: state.page, perPage: PER_PAGE_DEFAULT },
    notices: notices.filter(({ param }) => own.has(param)),
  };
}

/** The one address of a board. */
export function programmesHref(state: SearchState): string {
  const query = serializeSearchState({ ...emptySearch(), facets: state.facets, page: state.page });
  return query ? `/programmes?${query}` : "/programmes";
}

/** What the board is narrowed by, in the order of its filters. A maker may be chosen too, but is not offered: there are hundreds. */
export const OFFERED_FACETS: readonly (ProgrammeFacetKey | PlatformFacetKey)[] = [
  "stage",
  "status",
  "operator",
  "service",
  "route",
  "domain",
  "category",
  "origin",
];
