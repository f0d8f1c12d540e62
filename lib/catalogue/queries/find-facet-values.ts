import type { Context } from "@/lib/catalogue/context";
import { searchPlatforms } from "@/lib/catalogue/queries/search-platforms";
import { tokensOf } from "@/lib/core/designation/designation";
import { facetOptions } from "@/lib/core/search/facet-options";
import type { FacetKey } from "@/lib/core/search/facets";
import type { SearchState } from "@/lib/core/search/search-state";

/** The values of a facet, with their counts in this search, whose label or code has all the typed words; all of them for none. */
export async function findFacetValues(
  context: Pick<Context, "engines" | "clock">,
  state: SearchState,
  facet: FacetKey,
  typed: string,
): Promise<{ value: string; label: string; count: number }[]> {
  const { facets } = await searchPlatforms(context, { ...state, perPage: 1, page: 1 });
  const words = tokensOf(typed);
  return facetOptions(facet, facets[facet], state.facets[facet])
    .filter(({ label, value }) => {
      const own = tokensOf(`${label} ${value}`);
      return words.every((word) => own.some((other) => other.startsWith(word)));
    })
    .map(({ value, label, count }) => ({ value, label, count }));
}
