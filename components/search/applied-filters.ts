import { FACETS } from "@/lib/core/search/facets";
import type { SearchState } from "@/lib/core/search/search-state";
import { withChange, withToggled } from "@/lib/core/search/search-state";

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
  const { introducedFrom: from, introducedTo: to } = state;
  return [
    ...facets,
    ...(from === null
      ? []
      : [
          {
            key: "from",
            label: "Introduced",
            value: `${from} or later`,
            without: withChange(state, { introducedFrom: null }),
          },
        ]),
    ...(to === null
      ? []
      : [
          {
            key: "to",
            label: "Introduced",
            value: `${to} or earlier`,
            without: withChange(state, { introducedTo: null }),
          },
        ]),
  ];
}
