import { words } from "@/components/language/words";
import { FACETS } from "@/lib/core/search/facets";
import { RANGES } from "@/lib/core/search/ranges";
import type { SearchState } from "@/lib/core/search/search-state";
import { withBounds, withToggled } from "@/lib/core/search/search-state";

export type AppliedFilter = {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly without: SearchState;
};

/** Each filter in use, in the order of the panel, with the search as it would be without it. */
export function appliedFilters(state: SearchState): AppliedFilter[] {
  const { text, label: labelOf, facetValue, figure } = words();
  const facets = FACETS.flatMap((facet) =>
    state.facets[facet.key].map((value) => ({
      key: `${facet.key}=${value}`,
      label: labelOf("facet", facet.key),
      value: facetValue(facet.key, value),
      without: withToggled(state, facet.key, value),
    })),
  );
  const ranges = RANGES.flatMap(({ key, unit }) => {
    const { from, to } = state.ranges[key];
    const label = labelOf("range", key);
    const said = (bound: number) => (unit === null ? String(bound) : `${figure(bound)} ${labelOf("unit", unit)}`);
    const [orMore, orLess] =
      unit === null ? (["range.orLater", "range.orEarlier"] as const) : (["range.orMore", "range.orLess"] as const);
    return [
      ...(from === null
        ? []
        : [
            {
              key: `${key}From`,
              label,
              value: text(orMore, { bound: said(from) }),
              without: withBounds(state, key, { from: null }),
            },
          ]),
      ...(to === null
        ? []
        : [
            {
              key: `${key}To`,
              label,
              value: text(orLess, { bound: said(to) }),
              without: withBounds(state, key, { to: null }),
            },
          ]),
    ];
  });
  return [...facets, ...ranges];
}
