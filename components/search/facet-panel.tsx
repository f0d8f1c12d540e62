"use client";

import { sentText } from "@/components/language/sent-text";
import type { FacetData } from "@/components/search/facet-data";
import type { FacetsInSearch } from "@/components/search/facet-group";
import { FacetGroup, inSearch } from "@/components/search/facet-group";
import type { RangeData } from "@/components/search/number-range";
import { NumberRange } from "@/components/search/number-range";
import { WayLink } from "@/components/ui/way-link";

type Props = FacetsInSearch & {
  readonly facets: readonly FacetData[];
  readonly ranges: readonly RangeData[];
  /** The list without any filter; null where there is none. */
  readonly clearHref: string | null;
  /** Whether a choice of category would offer more ranges. */
  readonly moreRanges: boolean;
  readonly total: number;
};

/** All facets and ranges. On a phone it is a page of its own, closed by the link that says what it will show. Drawn in the
 *  browser from what it says: drawn by the server, its elements were half of what is sent at every few keys. */
export function FacetPanel({ search, order, texts, facets, ranges, clearHref, moreRanges, total }: Props) {
  return (
    <section id="filters" tabIndex={-1} aria-labelledby="filters-title" className="outline-none no-print">
      <div className="flex items-baseline justify-between gap-4 border-b border-ink pb-1">
        <h2 id="filters-title" className="text-base">
          {sentText(texts, "filters.title")}
        </h2>
        {clearHref === null ? null : (
          <WayLink href={clearHref} scroll={false} data-toggle="all" className="text-sm">
            {sentText(texts, "filters.clearAll")}
          </WayLink>
        )}
      </div>
      {facets.map((facet) => (
        <FacetGroup key={facet.key} {...inSearch(facet, { search, order, texts })} />
      ))}
      {ranges.map((range) => (
        <NumberRange key={range.key} range={range} search={search} texts={texts} />
      ))}
      {moreRanges ? <p className="py-3 text-xs text-soft">{sentText(texts, "filters.more")}</p> : null}
      <div className="fixed inset-x-0 bottom-0 border-t border-rule bg-paper p-4 lg:hidden">
        <a href="#results" className="button button-main w-full">
          {sentText(texts, "filters.show", { count: total })}
        </a>
      </div>
    </section>
  );
}
