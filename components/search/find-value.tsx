import { StateFields } from "@/components/search/state-fields";
import type { Facet } from "@/lib/core/search/facets";
import type { SearchState } from "@/lib/core/search/search-state";

/** A field to find a value by its words. With a script it narrows the values beneath it as one types; Enter looks in all. */
export function FindValue({ facet, state, count }: { facet: Facet; state: SearchState; count: number }) {
  return (
    <form action={`/platforms/values/${facet.key}`} method="get" className="pt-1 pb-1">
      <label className="block text-xs text-soft">
        <span className="sr-only">{facet.label}: </span>Find, Enter for all {count.toLocaleString("en-GB")}
        <input
          type="search"
          name="find"
          data-find=""
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          className="field mt-0.5 w-full px-2 text-sm text-ink lg:min-h-8"
        />
      </label>
      <StateFields state={state} own={[]} />
    </form>
  );
}
