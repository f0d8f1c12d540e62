import { words } from "@/components/language/words";
import { StatusShape } from "@/components/programme/status-mark";
import { ScaleBar } from "@/components/ui/scale-bar";
import { WayLink } from "@/components/ui/way-link";
import { facetOptions } from "@/lib/core/search/facet-options";
import type { FacetKey } from "@/lib/core/search/facets";
import { NOT_STATED } from "@/lib/core/search/not-stated";
import type { FacetCounts } from "@/lib/core/search/results";
import { emptySearch, withToggled } from "@/lib/core/search/search-state";
import { searchHref } from "@/lib/core/search/url-codec";
import { STATUSES } from "@/lib/core/taxonomy/statuses";

/** The catalogue by one facet: bars from zero, each a way into the search. What is left out is said. */
export function FacetPicture({
  facet,
  title,
  counts,
  limit,
}: {
  facet: FacetKey;
  title: string;
  counts: FacetCounts;
  limit: number;
}) {
  const { text, figure } = words();
  const options = facetOptions(facet, counts[facet], [], words());
  const stated = options.filter((option) => option.value !== NOT_STATED);
  const shown = stated.slice(0, limit);
  const hidden = stated.length - shown.length;
  const notStated = options.find((option) => option.value === NOT_STATED);
  const max = Math.max(0, ...shown.map((option) => option.count));
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby={`by-${facet}`}>
      <h3 id={`by-${facet}`} className="text-sm">
        {title}
      </h3>
      <ul className="mt-1">
        {shown.map(({ value, label, count }) => (
          <li key={value}>
            <WayLink
              href={searchHref(withToggled(emptySearch(), facet, value))}
              className="group relative grid min-h-11 grid-cols-[minmax(0,1fr)_2.5rem] content-center items-center gap-x-3 text-sm text-ink no-underline sm:grid-cols-[minmax(0,11rem)_minmax(0,1fr)_2.5rem] md:min-h-8"
            >
              <span className="flex items-center gap-2 group-hover:underline">
                {STATUSES.has(value) ? <StatusShape status={value} /> : null}
                {label}
              </span>
              <ScaleBar
                value={count}
                max={max}
                className="order-last col-span-2 h-2 w-full sm:order-none sm:col-span-1 sm:h-3"
              />
              <span className="relative text-right tabular-nums">
                {figure(count)}
                <span className="sr-only">{text("facet.platforms", { count })}</span>
              </span>
            </WayLink>
          </li>
        ))}
      </ul>
      {hidden > 0 || notStated ? (
        <p className="mt-1 text-xs text-soft">
          {hidden > 0 ? (
            <WayLink
              href={`/platforms/values/${facet}`}
              aria-label={`${title}: ${text("home.more", { count: hidden })}`}
              className="inline-flex min-h-11 items-center underline md:min-h-6"
            >
              {text("home.more", { count: hidden })}
            </WayLink>
          ) : null}
          {hidden > 0 && notStated ? "; " : null}
          {notStated ? text("home.notStated", { count: notStated.count }) : null}
        </p>
      ) : null}
    </section>
  );
}
