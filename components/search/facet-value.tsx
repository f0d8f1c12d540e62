import { StatusShape } from "@/components/programme/status-mark";
import { ScaleBar } from "@/components/ui/scale-bar";
import { WayLink } from "@/components/ui/way-link";
import type { FacetOption } from "@/lib/core/search/facet-options";
import type { Facet } from "@/lib/core/search/facets";
import { NOT_STATED } from "@/lib/core/search/facets";
import type { SearchState } from "@/lib/core/search/search-state";
import { withToggled } from "@/lib/core/search/search-state";
import { searchHref } from "@/lib/core/search/url-codec";
import { STATUSES } from "@/lib/core/taxonomy/statuses";

/**
 * One value of a facet, as a link that adds or removes it.
 *
 * A link and no checkbox, on purpose: choosing a value leads to another list with other counts at once, and a reader who
 * hears "checkbox" may expect to tick several and submit. The name says what following it does and how many it has; the
 * box that the eye sees is drawn, and the state is said once, by the verb. It needs no script, and it is keyed by its
 * value, so that focus stays on it when the page changes in place.
 */
export function FacetValue({
  facet,
  option,
  max,
  state,
  hrefOf = searchHref,
}: {
  facet: Facet;
  option: FacetOption;
  max: number;
  state: SearchState;
  hrefOf?: (state: SearchState) => string;
}) {
  const { value, label, count, selected } = option;
  return (
    <li data-label={label.toLocaleLowerCase("en")}>
      <WayLink
        href={hrefOf(withToggled(state, facet.key, value))}
        data-toggle={`${facet.key}=${value}`}
        scroll={false}
        rel="nofollow"
        aria-current={selected ? "true" : undefined}
        className="facet-value"
      >
        <span className="sr-only">
          {selected ? "Remove" : "Add"} filter {facet.label}:
        </span>
        <span aria-hidden="true" className="facet-tick">
          {selected ? (
            <svg viewBox="0 0 12 12" width="10" height="10">
              <path d="M2 6.5 5 9.5 10 3" fill="none" stroke="currentColor" strokeWidth="2" />
            </svg>
          ) : null}
        </span>
        {facet.key === "status" && STATUSES.has(value) ? <StatusShape status={value} /> : null}
        <span className={value === NOT_STATED ? "facet-label italic" : selected ? "facet-label strong" : "facet-label"}>
          {label}
        </span>
        <span className="facet-count">
          <ScaleBar value={count} max={max} />
          {count.toLocaleString("en-GB")}
          <span className="sr-only"> {count === 1 ? "platform" : "platforms"}</span>
        </span>
      </WayLink>
    </li>
  );
}
