import { StateFields } from "@/components/search/state-fields";
import type { SearchState } from "@/lib/core/search/search-state";
import { QUERY_MAX } from "@/lib/core/search/search-state";

/** The search form. New words keep the filters; a plain GET form, so that it works everywhere. */
export function SearchBox({ state, large = false }: { state: SearchState; large?: boolean }) {
  return (
    <form action="/platforms" method="get" role="search" className="flex gap-2">
      <label htmlFor="q" className="sr-only">
        Search by name, designation or maker
      </label>
      {/* Keyed by the words: after "clear all" the box shows the new search, not what was typed. */}
      <input
        key={state.query}
        id="q"
        name="q"
        type="search"
        defaultValue={state.query}
        maxLength={QUERY_MAX}
        placeholder="Name or designation"
        autoComplete="off"
        spellCheck={false}
        className={`field min-w-0 flex-1 ${large ? "min-h-13 text-lg" : ""}`}
      />
      <StateFields state={state} own={["q"]} />
      <button type="submit" className={`button button-main ${large ? "min-h-13 px-6" : ""}`}>
        Search
      </button>
    </form>
  );
}
