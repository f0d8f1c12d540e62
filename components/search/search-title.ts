import { words } from "@/components/language/words";
import { appliedFilters } from "@/components/search/applied-filters";
import type { SearchState } from "@/lib/core/search/search-state";

/** What a search is about, as a heading and for the browser's history: `“apache”`, `Inducted, India`, `All platforms`. */
export function searchTitle(state: SearchState): string {
  const filters = appliedFilters(state).map((filter) => filter.value);
  const shown = filters.length > 3 ? [...filters.slice(0, 3), "…"] : filters;
  if (state.query) return [`“${state.query}”`, ...shown].join(", ");
  return shown.length > 0 ? shown.join(", ") : words().text("platforms.all");
}
