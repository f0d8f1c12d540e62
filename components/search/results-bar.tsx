import { StateFields } from "@/components/search/state-fields";
import { countNoun } from "@/lib/core/count-noun";
import { WayLink } from "@/components/ui/way-link";
import type { SearchResults } from "@/lib/core/search/results";
import type { SearchState, Sort, View } from "@/lib/core/search/search-state";
import { PER_PAGE_DEFAULT, SORTS, VIEWS, countFilters, defaultSort } from "@/lib/core/search/search-state";
import { searchHref, serializeSearchState } from "@/lib/core/search/url-codec";

const SORT_LABELS: Record<Sort, string> = {
  relevance: "Best match",
  name: "Name, A to Z",
  "-name": "Name, Z to A",
  introduced: "Introduced, oldest first",
  "-introduced": "Introduced, newest first",
  "-updated": "Changed last",
};
const VIEW_LABELS: Record<View, string> = { list: "List", compact: "Compact", table: "Table" };
const PAGE_SIZES = [12, PER_PAGE_DEFAULT, 48, 96];

/** The line above the results: how many, in which order, drawn how. */
export function ResultsBar({ state, results }: { state: SearchState; results: SearchResults }) {
  const filters = countFilters(state);
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
      <h2 id="results" tabIndex={-1} className="mr-auto w-full text-lg sm:w-auto">
        {countNoun(results.total, "platform")}
      </h2>
      <a href="#filters" className="button text-sm lg:hidden no-print">
        Filters
        {filters > 0 ? <span className="rounded bg-accent px-1.5 text-on-accent tabular-nums">{filters}</span> : null}
        {filters > 0 ? <span className="sr-only"> in use</span> : null}
      </a>
      <nav aria-label="View" className="flex text-sm no-print lg:order-last">
        {VIEWS.map((view) => (
          <WayLink
            key={view}
            href={searchHref({ ...state, view })}
            scroll={false}
            rel="nofollow"
            aria-current={state.view === view ? "true" : undefined}
            className="button -ml-px rounded-none px-3 first:ml-0 aria-[current]:border-accent aria-[current]:bg-accent-wash aria-[current]:text-accent"
          >
            {VIEW_LABELS[view]}
          </WayLink>
        ))}
      </nav>
      <form
        action="/platforms"
        method="get"
        data-defaults={`sort=${defaultSort(state.query)}&perPage=${PER_PAGE_DEFAULT}`}
        className="flex w-full items-end gap-2 text-sm no-print sm:w-auto"
      >
        <label className="relative flex-1">
          <span className="sr-only">Sort by</span>
          <select key={state.sort} name="sort" defaultValue={state.sort} className="field w-full px-2">
            {SORTS.filter((sort) => sort !== "relevance" || state.query).map((sort) => (
              <option key={sort} value={sort}>
                {SORT_LABELS[sort]}
              </option>
            ))}
          </select>
        </label>
        <label className="relative hidden sm:block">
          <span className="sr-only">Results on a page</span>
          <select key={state.perPage} name="perPage" defaultValue={state.perPage} className="field px-2">
            {[...new Set([...PAGE_SIZES, state.perPage])]
              .sort((a, b) => a - b)
              .map((size) => (
                <option key={size} value={size}>
                  {size} a page
                </option>
              ))}
          </select>
        </label>
        <StateFields search={serializeSearchState(state)} own={["sort", "perPage"]} />
        <button type="submit" className="button no-script px-3">
          Sort
        </button>
      </form>
    </div>
  );
}
