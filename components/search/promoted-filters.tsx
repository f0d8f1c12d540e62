import { FacetValue } from "@/components/search/facet-value";
import { valuesHref } from "@/components/search/values-href";
import { WayLink } from "@/components/ui/way-link";
import { facetOptions } from "@/lib/core/search/facet-options";
import type { FacetKey } from "@/lib/core/search/facets";
import { facetOf } from "@/lib/core/search/facets";
import type { SearchResults } from "@/lib/core/search/results";
import type { SearchState } from "@/lib/core/search/search-state";

/** What most readers narrow by first. */
const PROMOTED: readonly FacetKey[] = ["stage", "operator", "category"];
const SHOWN = 10;

/** The first filters as menus above the list: the same filters as in the panel, within reach. */
export function PromotedFilters({ state, results }: { state: SearchState; results: SearchResults }) {
  // Where nothing is found there is nothing to narrow.
  if (
    results.total === 0 &&
    PROMOTED.every((key) => facetOptions(key, results.facets[key], state.facets[key]).length === 0)
  )
    return null;
  return (
    <div role="group" aria-label="First filters" className="relative flex flex-wrap gap-2 text-sm no-print">
      {PROMOTED.map((key) => (
        <Menu key={key} facetKey={key} state={state} counts={results.facets[key]} />
      ))}
    </div>
  );
}

function Menu({
  facetKey,
  state,
  counts,
}: {
  facetKey: FacetKey;
  state: SearchState;
  counts: Readonly<Record<string, number>>;
}) {
  const facet = facetOf(facetKey);
  const chosen = state.facets[facetKey];
  const options = facetOptions(facetKey, counts, chosen);
  if (options.length === 0) return null;
  const max = Math.max(...options.map((option) => option.count));
  const shown = options.slice(0, Math.max(SHOWN, chosen.length));
  const [only] = chosen;
  return (
    // Menus of one name: opening one closes the others, without a script.
    <details name="first-filters" data-menu={facetKey} className="sm:relative">
      <summary className="button gap-1.5 px-3 md:min-h-9">
        <span className={chosen.length > 0 ? "text-soft" : undefined}>{facet.label}</span>
        {only !== undefined ? (
          <span>{chosen.length === 1 ? facet.labelOf(only) : `${chosen.length} chosen`}</span>
        ) : null}
        <span aria-hidden="true" className="text-soft">
          ▾
        </span>
      </summary>
      <div className="menu inset-x-0 z-10 px-3 py-1 sm:right-auto sm:w-72">
        <ul>
          {shown.map((option) => (
            <FacetValue key={option.value} facet={facet} option={option} max={max} state={state} />
          ))}
        </ul>
        {options.length > shown.length ? (
          <WayLink href={valuesHref(facetKey, state)} rel="nofollow" className="flex min-h-11 items-center md:min-h-9">
            Show all {options.length.toLocaleString("en-GB")}
            <span className="sr-only"> values of {facet.label.toLowerCase()}</span>
          </WayLink>
        ) : null}
      </div>
    </details>
  );
}
