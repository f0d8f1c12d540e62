import type { SearchState } from "@/lib/core/search/search-state";
import { serializeSearchState } from "@/lib/core/search/url-codec";

/** The rest of a search as hidden fields of a GET form whose own fields are `own`. The page is left out: a changed search starts at 1. */
export function StateFields({ state, own }: { state: SearchState; own: readonly string[] }) {
  return [...new URLSearchParams(serializeSearchState(state))]
    .filter(([name]) => name !== "page" && !own.includes(name))
    .map(([name, value]) => <input key={`${name}=${value}`} type="hidden" name={name} value={value} />);
}
