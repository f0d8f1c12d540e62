import type { ReactNode } from "react";

import { FacetValue } from "@/components/search/facet-value";
import { FindValue } from "@/components/search/find-value";
import { valuesHref } from "@/components/search/values-href";
import { WayLink } from "@/components/ui/way-link";
import type { FacetOption } from "@/lib/core/search/facet-options";
import { facetOptions, groupedCategories } from "@/lib/core/search/facet-options";
import type { Facet } from "@/lib/core/search/facets";
import { NOT_STATED } from "@/lib/core/search/facets";
import type { SearchState } from "@/lib/core/search/search-state";

/** Values shown in the panel, besides the chosen ones; all others stand on a page of their own. A catalogue may know a thousand
 *  makers, and every link is sent with every page. Eleven statuses are a reader's first question and stay together. */
const SHOWN = 12;

/** One facet of the panel. Open at first where it is short or in use; `details` keeps a reader's own choice. */
export function FacetGroup({
  facet,
  state,
  counts,
}: {
  facet: Facet;
  state: SearchState;
  counts: Readonly<Record<string, number>>;
}) {
  const chosen = state.facets[facet.key];
  const options = facetOptions(facet.key, counts, chosen);
  if (options.length === 0) return null;
  const max = Math.max(...options.map((option) => option.count));
  const values = (list: readonly FacetOption[]) => (
    <ul>
      {list.map((option) => (
        <FacetValue key={option.value} facet={facet} option={option} max={max} state={state} />
      ))}
    </ul>
  );
  return (
    <details open className="border-b border-rule py-2" data-facet={facet.key}>
      <summary className="flex min-h-9 items-center justify-between text-sm">
        <h3>
          {facet.label}
          {chosen.length > 0 ? <span className="ml-2 font-normal text-soft">{chosen.length} chosen</span> : null}
        </h3>
        <span aria-hidden="true" className="text-soft">
          ▾
        </span>
      </summary>
      {facet.key === "category" ? (
        <Grouped options={options} values={values} />
      ) : (
        <FirstValues facet={facet} state={state} options={options} values={values} />
      )}
      <Definitions facet={facet} options={options} />
    </details>
  );
}

type Values = (list: readonly FacetOption[]) => ReactNode;

function FirstValues({
  facet,
  state,
  options,
  values,
}: {
  facet: Facet;
  state: SearchState;
  options: readonly FacetOption[];
  values: Values;
}) {
  if (options.length <= SHOWN) return values(options);
  // Chosen ones come first in the list: none of them is left out.
  const cut = Math.max(SHOWN, options.filter((option) => option.selected).length);
  return (
    <>
      <FindValue facet={facet} state={state} count={options.length} />
      {values(options.slice(0, cut))}
      <WayLink
        href={valuesHref(facet.key, state)}
        rel="nofollow"
        className="flex min-h-11 items-center text-sm lg:min-h-9"
      >
        Show all {options.length.toLocaleString("en-GB")}
        <span className="sr-only"> values of {facet.label.toLowerCase()}</span>
      </WayLink>
    </>
  );
}

/** Chosen ones first, then each group under its heading, folded unless it is in use. */
function Grouped({ options, values }: { options: readonly FacetOption[]; values: Values }) {
  const chosen = options.filter((option) => option.selected);
  const notStated = options.filter((option) => option.value === NOT_STATED && !option.selected);
  return (
    <>
      {chosen.length > 0 ? values(chosen) : null}
      {groupedCategories(options.filter((option) => !option.selected)).map((group) => (
        <details key={group.label}>
          <summary className="flex min-h-9 items-center justify-between gap-2 text-sm">
            <span>
              <span aria-hidden="true" className="mr-2 inline-block w-3 text-soft">
                ▸
              </span>
              {group.label}
            </span>
            <span className="text-xs text-soft tabular-nums">
              {group.options.reduce((sum, option) => sum + option.count, 0)}
              <span className="sr-only"> platforms</span>
            </span>
          </summary>
          <div className="pl-3">{values(group.options)}</div>
        </details>
      ))}
      {notStated.length > 0 ? values(notStated) : null}
    </>
  );
}

/** What counts as each value, one click away. */
function Definitions({ facet, options }: { facet: Facet; options: readonly FacetOption[] }) {
  const defined = options.filter((option) => option.definition !== null);
  if (defined.length === 0) return null;
  return (
    <details className="text-xs text-soft">
      <summary className="flex min-h-8 items-center underline decoration-dotted underline-offset-4">
        What counts<span className="sr-only"> as each {facet.label.toLowerCase()}</span>
      </summary>
      <dl className="pb-2">
        {defined.map((option) => (
          <div key={option.value} className="mt-1.5">
            <dt className="inline text-ink">{option.label}:</dt> <dd className="inline">{option.definition}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
