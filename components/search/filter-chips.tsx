import { words } from "@/components/language/words";
import { WayLink } from "@/components/ui/way-link";
import { appliedFilters } from "@/components/search/applied-filters";
import type { SearchState } from "@/lib/core/search/search-state";
import { withoutFilters } from "@/lib/core/search/search-state";
import { searchHref } from "@/lib/core/search/url-codec";

/** What is filtered by. Each chip removes itself. */
export function FilterChips({
  state,
  hrefOf = searchHref,
}: {
  state: SearchState;
  hrefOf?: (state: SearchState) => string;
}) {
  const { text } = words();
  const applied = appliedFilters(state);
  if (applied.length === 0) return null;
  return (
    <ul aria-label={text("filters.inUse")} className="flex flex-wrap gap-2 no-print">
      {applied.map(({ key, label, value, without }) => (
        <li key={key}>
          <WayLink
            href={hrefOf(without)}
            scroll={false}
            data-toggle={key}
            aria-label={text("facet.remove", { facet: label }) + value}
            className="button min-h-11 gap-2 bg-accent-wash px-3 text-sm wrap-anywhere md:min-h-8"
          >
            <span>
              <span className="text-soft">{label}:</span> {value}
            </span>
            <span aria-hidden="true">×</span>
          </WayLink>
        </li>
      ))}
      {applied.length > 1 ? (
        <li>
          <WayLink
            href={hrefOf(withoutFilters(state))}
            scroll={false}
            data-toggle="all"
            className="inline-flex min-h-11 items-center px-2 text-sm underline md:min-h-8"
          >
            {text("filters.clear")}
          </WayLink>
        </li>
      ) : null}
    </ul>
  );
}
