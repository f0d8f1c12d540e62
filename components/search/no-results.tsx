import { words } from "@/components/language/words";
import { WayLink } from "@/components/ui/way-link";
import type { SearchState } from "@/lib/core/search/search-state";
import { countFilters } from "@/lib/core/search/search-state";
import { searchHref } from "@/lib/core/search/url-codec";

/** A search near one that found nothing, and how many it finds. */
export type WayOut = { readonly label: string; readonly state: SearchState; readonly total: number };

/** Nothing found, and each way out of it. The filters stay as they are. */
export function NoResults({ state, ways }: { state: SearchState; ways: readonly WayOut[] }) {
  const { text } = words();
  const filtered = countFilters(state) > 0;
  const has = state.query ? (filtered ? "both" : "words") : filtered ? "filters" : "none";
  return (
    <div className="border-y border-rule py-8">
      <p className="text-lg">{text("none.found", { has, query: state.query })}</p>
      <ul className="mt-4 list-disc space-y-1 pl-5">
        {ways.map((way) => (
          <li key={way.label}>
            <WayLink href={searchHref(way.state)}>{way.label}</WayLink>{" "}
            <span className="text-sm whitespace-nowrap text-soft tabular-nums">
              {text("count.platforms", { count: way.total })}
            </span>
          </li>
        ))}
      </ul>
      {state.query ? <p className="mt-4 text-sm text-soft">{text("none.advice")}</p> : null}
    </div>
  );
}
