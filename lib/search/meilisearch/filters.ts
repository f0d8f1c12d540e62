import type { PlatformFacetKey, ProgrammeFacetKey } from "@/lib/core/search/facets";
import { PLATFORM_FACET_KEYS } from "@/lib/core/search/facets";
import type { Bounds, RangeKey } from "@/lib/core/search/ranges";
import { RANGES } from "@/lib/core/search/ranges";
import { statusesOfStage } from "@/lib/core/search/programme-facets";
import type { SearchState } from "@/lib/core/search/search-state";
import type { FacetSet } from "@/lib/search/combinations";
import { combinationField, joinValues } from "@/lib/search/combinations";

/** Values that an acquisition must have, by programme facet. No facet has an empty list unless nothing can match. */
export type ProgrammeConstraint = ReadonlyMap<ProgrammeFacetKey, readonly string[]>;

/** The one place that writes a filter. Fields are from closed lists; a value is always a quoted JSON string. */
export const oneOf = (field: PlatformFacetKey | `programme_${string}` | "id" | "keys", values: readonly string[]) =>
  `${field} IN [${values.map((value) => JSON.stringify(value)).join(", ")}]`;

/** Matches no record: ids are UUIDs. */
const NOTHING = oneOf("id", ["none"]);

/** What the state asks of an acquisition, leaving out one facet. Status and stage together come down to statuses. */
export function programmeConstraint(state: SearchState, leaveOut?: ProgrammeFacetKey): ProgrammeConstraint {
  const chosen = new Map<ProgrammeFacetKey, readonly string[]>();
  for (const facet of ["operator", "service", "route", "status", "stage"] as const) {
    if (facet !== leaveOut && state.facets[facet].length > 0) chosen.set(facet, state.facets[facet]);
  }
  const [statuses, stages] = [chosen.get("status"), chosen.get("stage")];
  if (statuses && stages) {
    const allowed = new Set(stages.flatMap(statusesOfStage));
    chosen.set(
      "status",
      statuses.filter((status) => allowed.has(status)),
    );
    chosen.delete("stage");
  }
  return chosen;
}

/** The filter of a constraint: the product of its values, on the field of just these facets. Null when it asks nothing. */
export function constraintFilter(constraint: ProgrammeConstraint): string | null {
  if (constraint.size === 0) return null;
  const facets: FacetSet = [...constraint.keys()];
  const combinations = [...constraint].reduce<Partial<Record<ProgrammeFacetKey, string>>[]>(
    (made, [facet, values]) =>
      made.flatMap((combination) => values.map((value) => ({ ...combination, [facet]: value }))),
    [{}],
  );
  if (combinations.length === 0) return NOTHING;
  return oneOf(
    combinationField(facets),
    combinations.map((combination) => joinValues(facets, combination)),
  );
}

/** The filters on the platform itself, leaving out one facet or range. */
export const platformFilters = (state: SearchState, leaveOut?: PlatformFacetKey | RangeKey): string[] => [
  ...PLATFORM_FACET_KEYS.filter((facet) => facet !== leaveOut && state.facets[facet].length > 0).map((facet) =>
    oneOf(facet, state.facets[facet]),
  ),
  ...RANGES.filter(({ key }) => key !== leaveOut).flatMap(({ key }) => rangeFilter(key, state.ranges[key]) ?? []),
];

/** With both bounds it must be one figure that lies between them: two filters could each be met by another. */
function rangeFilter(key: RangeKey, { from, to }: Bounds): string | null {
  if (from !== null && to !== null) return `${key} ${from} TO ${to}`;
  if (from !== null) return `${key} >= ${from}`;
  return to === null ? null : `${key} <= ${to}`;
}
