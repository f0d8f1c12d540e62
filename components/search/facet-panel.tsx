import { FacetGroup } from "@/components/search/facet-group";
import { YearRange } from "@/components/search/year-range";
import { countNoun } from "@/components/ui/count-noun";
import { WayLink } from "@/components/ui/way-link";
import { FACETS } from "@/lib/core/search/facets";
import type { SearchResults } from "@/lib/core/search/results";
import type { SearchState } from "@/lib/core/search/search-state";
import { countFilters, withoutFilters } from "@/lib/core/search/search-state";
import { searchHref } from "@/lib/core/search/url-codec";

/** All facets, and the years. On a phone it is a page of its own, closed by the link that says what it will show. */
export function FacetPanel({ state, results }: { state: SearchState; results: SearchResults }) {
  return (
    <section id="filters" tabIndex={-1} aria-labelledby="filters-title" className="outline-none no-print">
      <div className="flex items-baseline justify-between gap-4 border-b border-ink pb-1">
        <h2 id="filters-title" className="text-base">
          Filters
        </h2>
        {countFilters(state) > 0 ? (
          <WayLink href={searchHref(withoutFilters(state))} scroll={false} data-toggle="all" className="text-sm">
            Clear all
          </WayLink>
        ) : null}
      </div>
      {FACETS.map((facet) => (
        <FacetGroup key={facet.key} facet={facet} state={state} counts={results.facets[facet.key]} />
      ))}
      <YearRange state={state} ends={results.introduced} />
      <div className="fixed inset-x-0 bottom-0 border-t border-rule bg-paper p-4 lg:hidden">
        <a href="#results" className="button button-main w-full">
          Show {countNoun(results.total, "platform")}
        </a>
      </div>
    </section>
  );
}
