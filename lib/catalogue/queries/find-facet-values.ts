import type { Context } from "@/lib/catalogue/context";
import { searchPlatforms } from "@/lib/catalogue/queries/search-platforms";
import { tokensOf } from "@/lib/core/designation/designation";
import { own } from "@/lib/core/own";
import { ENGLISH, type Words } from "@/lib/core/language/words";
import { facetOptions } from "@/lib/core/search/facet-options";
import type { FacetKey } from "@/lib/core/search/facets";
import type { SearchState } from "@/lib/core/search/search-state";
import { COUNTRY_WORDS } from "@/lib/core/taxonomy/country-words";

const COUNTRY_FACETS: ReadonlySet<FacetKey> = new Set(["operator", "origin"]);

/** The values of a facet, with their counts in this search, whose code, or label in the reader's language or in English, or what a country
 *  is called besides, has all the typed words; all of them for none, and none for what has neither letters nor digits. */
export async function findFacetValues(
  context: Pick<Context, "engines" | "clock">,
  state: SearchState,
  facet: FacetKey,
  typed: string,
  words: Words = ENGLISH,
): Promise<{ value: string; label: string; count: number }[]> {
  const { facets } = await searchPlatforms(context, { ...state, perPage: 1, page: 1 });
  const wanted = tokensOf(typed);
  if (wanted.length === 0 && typed.trim() !== "") return [];
  return facetOptions(facet, facets[facet], state.facets[facet], words)
    .filter(({ label, value }) => {
      const said = COUNTRY_FACETS.has(facet) ? (own(COUNTRY_WORDS, value) ?? []) : [];
      const known = tokensOf([label, value, ENGLISH.facetValue(facet, value), ...said].join(" "));
      return wanted.every((word) => known.some((other) => other.startsWith(word)));
    })
    .map(({ value, label, count }) => ({ value, label, count }));
}
