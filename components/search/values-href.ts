import type { FacetKey } from "@/lib/core/search/facets";
import type { SearchState } from "@/lib/core/search/search-state";
import { serializeSearchState } from "@/lib/core/search/url-codec";

/** The page of all values of a facet in a search; `find` keeps those with certain words. */
export function valuesHref(facet: FacetKey, state: SearchState, find = ""): string {
  const params = new URLSearchParams(serializeSearchState({ ...state, page: 1 }));
  if (find) params.set("find", find);
  return `/platforms/values/${facet}${params.size > 0 ? `?${params.toString()}` : ""}`;
}
