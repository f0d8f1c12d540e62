import { WayLink } from "@/components/ui/way-link";
import { countNoun } from "@/lib/core/count-noun";
import type { SearchState } from "@/lib/core/search/search-state";
import { countFilters } from "@/lib/core/search/search-state";
import { searchHref } from "@/lib/core/search/url-codec";

/** A search near one that found nothing, and how many it finds. */
export type WayOut = { readonly label: string; readonly state: SearchState; readonly total: number };

/** Nothing found, and each way out of it. The filters stay as they are. */
export function NoResults({ state, ways }: { state: SearchState; ways: readonly WayOut[] }) {
  const filtered = countFilters(state) > 0;
  return (
    <div className="border-y border-rule py-8">
      <p className="text-lg">
        Nothing in the catalogue matches{state.query ? <> “{state.query}”</> : null}
        {filtered ? (state.query ? " with these filters" : " these filters together") : null}.
      </p>
      <ul className="mt-4 list-disc space-y-1 pl-5">
        {ways.map((way) => (
          <li key={way.label}>
            <WayLink href={searchHref(way.state)}>{way.label}</WayLink>{" "}
            <span className="text-sm text-soft tabular-nums">{countNoun(way.total, "platform")}</span>
          </li>
        ))}
      </ul>
      {state.query ? (
        <p className="mt-4 text-sm text-soft">
          A designation may be typed with or without hyphens and spaces. A shorter word finds more.
        </p>
      ) : null}
    </div>
  );
}
