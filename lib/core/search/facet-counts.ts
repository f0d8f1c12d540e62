import type { FacetKey } from "@/lib/core/search/facets";
import { byFacet } from "@/lib/core/search/facets";
import type { FacetCounts } from "@/lib/core/search/results";

/** Counts by facet and value from a list of them. Values are anybody's words, "__proto__" among them. */
export function facetCountsOf(
  counted: Iterable<{ readonly of: FacetKey; readonly value: string; readonly count: number }>,
): FacetCounts {
  const entries = byFacet((): [string, number][] => []);
  for (const { of, value, count } of counted) entries[of].push([value, count]);
  return byFacet(({ key }) => Object.fromEntries(entries[key]));
}
