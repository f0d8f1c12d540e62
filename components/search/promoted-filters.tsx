"use client";

import { sentText } from "@/components/language/sent-text";
import type { FacetData } from "@/components/search/facet-data";
import type { FacetInSearch, FacetsInSearch } from "@/components/search/facet-group";
import { AllValues, FacetLinks, inSearch } from "@/components/search/facet-group";

/** The first filters as menus above the list: the same filters as in the panel, within reach. */
export function PromotedFilters({
  search,
  order,
  texts,
  menus,
}: FacetsInSearch & { readonly menus: readonly FacetData[] }) {
  // Where nothing is found there is nothing to narrow.
  if (menus.length === 0) return null;
  return (
    <div
      role="group"
      aria-label={sentText(texts, "filters.first")}
      className="relative flex flex-wrap gap-2 text-sm no-print"
    >
      {menus.map((facet) => (
        <Menu key={facet.key} {...inSearch(facet, { search, order, texts })} />
      ))}
    </div>
  );
}

function Menu(props: FacetInSearch) {
  const { facet, search, texts, chosen } = props;
  const values = facet.lists.flatMap((list) => list.values);
  // Chosen ones stand first.
  const [only, , label = only] = values[0] ?? [];
  return (
    // Menus of one name: opening one closes the others, without a script.
    <details name="first-filters" data-menu={facet.key} className="sm:relative">
      <summary className="button gap-1.5 px-3 md:min-h-9">
        <span className={chosen.size > 0 ? "text-soft" : undefined}>{facet.label}</span>
        {chosen.size > 0 ? (
          <span>{chosen.size === 1 ? label : sentText(texts, "facet.chosen", { count: chosen.size })}</span>
        ) : null}
        <span aria-hidden="true" className="text-soft">
          ▾
        </span>
      </summary>
      <div className="menu inset-x-0 z-10 px-3 py-1 sm:right-auto sm:w-72">
        <FacetLinks values={values} {...props} />
        {values.length < facet.size ? <AllValues facet={facet} search={search} texts={texts} /> : null}
      </div>
    </details>
  );
}
