import { inThisLanguage } from "@/components/language/current-language";
import { words } from "@/components/language/words";
import type { TextKey } from "@/lib/core/language/language";
import { StateFields } from "@/components/search/state-fields";
import { WayLink } from "@/components/ui/way-link";
import type { SearchResults } from "@/lib/core/search/results";
import type { SearchState, Sort, View } from "@/lib/core/search/search-state";
import { PER_PAGE_DEFAULT, SORTS, VIEWS, countFilters, defaultSort } from "@/lib/core/search/search-state";
import { searchHref, serializeSearchState } from "@/lib/core/search/url-codec";

const SORT_LABELS = {
  relevance: "sort.relevance",
  name: "sort.name",
  "-name": "sort.nameDown",
  introduced: "sort.introduced",
  "-introduced": "sort.introducedDown",
  "-updated": "sort.updated",
} as const satisfies Record<Sort, TextKey>;
const VIEW_LABELS = {
  list: "view.list",
  compact: "view.compact",
  table: "view.table",
} as const satisfies Record<View, TextKey>;
const PAGE_SIZES = [12, PER_PAGE_DEFAULT, 48, 96];

/** The line above the results: how many, in which order, drawn how. */
export function ResultsBar({ state, results }: { state: SearchState; results: SearchResults }) {
  const { text } = words();
  const filters = countFilters(state);
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
      <h2 id="results" tabIndex={-1} className="mr-auto w-full text-lg sm:w-auto">
        {text("count.platforms", { count: results.total })}
      </h2>
      <a href="#filters" className="button text-sm lg:hidden no-print">
        {text("filters.title")}
        {filters > 0 ? <span className="rounded bg-accent px-1.5 text-on-accent tabular-nums">{filters}</span> : null}
        {filters > 0 ? <span className="sr-only"> {text("filters.used")}</span> : null}
      </a>
      <nav aria-label={text("view.label")} className="flex text-sm no-print lg:order-last">
        {VIEWS.map((view) => (
          <WayLink
            key={view}
            href={searchHref({ ...state, view })}
            scroll={false}
            rel="nofollow"
            aria-current={state.view === view ? "true" : undefined}
            className="button -ml-px rounded-none px-3 first:ml-0 aria-[current]:border-accent aria-[current]:bg-accent-wash aria-[current]:text-accent"
          >
            {text(VIEW_LABELS[view])}
          </WayLink>
        ))}
      </nav>
      <form
        action={inThisLanguage("/platforms")}
        method="get"
        data-defaults={`sort=${defaultSort(state.query)}&perPage=${PER_PAGE_DEFAULT}`}
        className="flex w-full items-end gap-2 text-sm no-print sm:w-auto"
      >
        <label className="relative flex-1">
          <span className="sr-only">{text("sort.label")}</span>
          <select key={state.sort} name="sort" defaultValue={state.sort} className="field w-full px-2">
            {SORTS.filter((sort) => sort !== "relevance" || state.query).map((sort) => (
              <option key={sort} value={sort}>
                {text(SORT_LABELS[sort])}
              </option>
            ))}
          </select>
        </label>
        <label className="relative hidden sm:block">
          <span className="sr-only">{text("perPage.label")}</span>
          <select key={state.perPage} name="perPage" defaultValue={state.perPage} className="field px-2">
            {[...new Set([...PAGE_SIZES, state.perPage])]
              .sort((a, b) => a - b)
              .map((size) => (
                <option key={size} value={size}>
                  {text("perPage.size", { size })}
                </option>
              ))}
          </select>
        </label>
        <StateFields search={serializeSearchState(state)} own={["sort", "perPage"]} />
        <button type="submit" className="button no-script px-3">
          {text("sort.button")}
        </button>
      </form>
    </div>
  );
}
