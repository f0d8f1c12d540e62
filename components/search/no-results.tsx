import { appliedFilters } from "@/components/search/applied-filters";
import { WayLink } from "@/components/ui/way-link";
import type { SearchState } from "@/lib/core/search/search-state";
import { emptySearch, withChange, withoutFilters } from "@/lib/core/search/search-state";
import { searchHref } from "@/lib/core/search/url-codec";

/** Nothing found, and each way out of it. The filters stay as they are. */
export function NoResults({ state }: { state: SearchState }) {
  const applied = appliedFilters(state);
  return (
    <div className="border-y border-rule py-8">
      <p className="text-lg">
        Nothing in the catalogue matches{state.query ? <> “{state.query}”</> : null}
        {applied.length > 0 ? (state.query ? " with these filters" : " these filters together") : null}.
      </p>
      <ul className="mt-4 list-disc space-y-1 pl-5">
        {state.query && applied.length > 0 ? (
          <li>
            <WayLink href={searchHref(withoutFilters(state))}>Search for “{state.query}” without filters</WayLink>
          </li>
        ) : null}
        {state.query ? (
          <li>
            <WayLink href={searchHref(withChange(state, { query: "" }))}>
              {applied.length > 0 ? "Drop the words and keep the filters" : "Drop the words and see all platforms"}
            </WayLink>
          </li>
        ) : null}
        {applied.map(({ key, label, value, without }) => (
          <li key={key}>
            <WayLink href={searchHref(without)}>
              Drop {label}: {value}
            </WayLink>
          </li>
        ))}
        {applied.length > 0 ? (
          <li>
            <WayLink href={searchHref(emptySearch())}>Start again with the whole catalogue</WayLink>
          </li>
        ) : null}
      </ul>
      {state.query ? (
        <p className="mt-4 text-sm text-soft">
          A designation may be typed with or without hyphens and spaces. A shorter word finds more.
        </p>
      ) : null}
    </div>
  );
}
