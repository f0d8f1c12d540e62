import { PER_PAGE_DEFAULT, VIEWS, defaultSort, type SearchState } from "@/lib/core/search/search-state";
import { serializeSearchState } from "@/lib/core/search/url-codec";

const PATHS = { atom: "/platforms.atom", json: "/platforms.feed.json" } as const;

/** The address of a search's feed. Order, page and view are the page's: the feed of a search is one, however it is shown. */
export function feedHref(state: SearchState, format: keyof typeof PATHS): string {
  const search = serializeSearchState({
    ...state,
    sort: defaultSort(state.query),
    page: 1,
    perPage: PER_PAGE_DEFAULT,
    view: VIEWS[0],
  });
  return search ? `${PATHS[format]}?${search}` : PATHS[format];
}
