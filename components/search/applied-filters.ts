import { figure } from "@/lib/core/figure";
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
  const facets = FACETS.flatMap((facet) =>
    state.facets[facet.key].map((value) => ({
      key: `${facet.key}=${value}`,
      label: facet.label,
      value: facet.labelOf(value),
      without: withToggled(state, facet.key, value),
    })),
  );
  const ranges = RANGES.flatMap(({ key, label, unit }) => {
    const { from, to } = state.ranges[key];
    const said = (bound: number) => (unit === null ? String(bound) : `${figure(bound)} ${unit}`);
    const [orMore, orLess] = unit === null ? ["or later", "or earlier"] : ["or more", "or less"];
    return [
      ...(from === null
        ? []
        : [
            {
              key: `${key}From`,
              label,
              value: `${said(from)} ${orMore}`,
              without: withBounds(state, key, { from: null }),
            },
          ]),
      ...(to === null
        ? []
        : [{ key: `${key}To`, label, value: `${said(to)} ${orLess}`, without: withBounds(state, key, { to: null }) }]),
    ];
  });
  return [...facets, ...ranges];
}
