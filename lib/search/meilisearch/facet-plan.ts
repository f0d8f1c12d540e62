import type { FacetKey, PlatformFacetKey, ProgrammeFacetKey } from "@/lib/core/search/facets";
import { FACETS } from "@/lib/core/search/facets";
import { stageOfValue } from "@/lib/core/search/programme-facets";
import type { SearchState } from "@/lib/core/search/search-state";
import type { FacetSet } from "@/lib/search/combinations";
import { combinationField, partReader } from "@/lib/search/combinations";
import type { ProgrammeConstraint } from "@/lib/search/meilisearch/filters";
import { constraintFilter, platformFilters, programmeConstraint } from "@/lib/search/meilisearch/filters";

/** How one facet is counted: the filter of everything but its own choice, and the field whose distribution is read. */
export type FacetCount = {
  readonly facet: FacetKey;
  readonly filter: readonly string[];
  readonly field: string;
  /** Turns the field's distribution into counts; `unsure` lists values that several combinations of one record may have
   *  counted twice, each with the filter under which it can be counted exactly. */
  readonly read: (distribution: Record<string, number>) => {
    counts: Record<string, number>;
    unsure: { value: string; filter: readonly string[] }[];
  };
};

/** The plan of all facet counts of a search. */
export const facetPlan = (state: SearchState): FacetCount[] =>
  FACETS.map((facet) =>
    facet.subject === "platform" ? platformCount(state, facet.key) : programmeCount(state, facet.key),
  );

const withConstraint = (filters: readonly string[], constraint: ProgrammeConstraint) => {
  const clause = constraintFilter(constraint);
  return clause ? [...filters, clause] : filters;
};

const platformCount = (state: SearchState, facet: PlatformFacetKey): FacetCount => ({
  facet,
  filter: withConstraint(platformFilters(state, facet), programmeConstraint(state)),
  field: facet,
  read: (counts) => ({ counts, unsure: [] }),
});

function programmeCount(state: SearchState, facet: ProgrammeFacetKey): FacetCount {
  const others = programmeConstraint(state, facet);
  const platform = platformFilters(state);
  // A status says its stage, so one of the two is read from the other's field.
  const set: FacetSet = [...others.keys()].filter((key) => !(facet === "status" && key === "stage"));
  const fields: FacetSet = facet === "stage" && set.includes("status") ? set : [...set, facet];
  const valueOf = valueReader(fields, facet);
  const wanted = [...others].map(([key, values]) => ({ valueOf: valueReader(fields, key), values: new Set(values) }));

  return {
    facet,
    filter: withConstraint(platform, others),
    field: combinationField(fields),
    read: (distribution) => {
      const counts = new Map<string, number>();
      const unsure = new Set<string>();
      for (const joined of Object.keys(distribution)) {
        if (!wanted.every((other) => other.values.has(other.valueOf(joined)))) continue;
        const value = valueOf(joined);
        const before = counts.get(value);
        if (before !== undefined) unsure.add(value);
        counts.set(value, (before ?? 0) + (distribution[joined] ?? 0));
      }
      return {
        counts: Object.fromEntries(counts),
        unsure: [...unsure].map((value) => ({ value, filter: withConstraint(platform, pinned(others, facet, value)) })),
      };
    },
  };
}

/** Reads what an entry of a field says of a facet: what stands there, or the stage of the status that stands there. */
function valueReader(fields: FacetSet, facet: ProgrammeFacetKey): (joined: string) => string {
  const stated = partReader(fields, facet);
  if (stated) return stated;
  const statusOf = partReader(fields, "status");
  if (facet !== "stage" || !statusOf) throw new Error(`${combinationField(fields)} says nothing of ${facet}`);
  return (joined) => stageOfValue(statusOf(joined));
}

/** The constraint of the other facets together with one value of this one. */
function pinned(others: ProgrammeConstraint, facet: ProgrammeFacetKey, value: string): ProgrammeConstraint {
  if (facet === "stage" && others.has("status"))
    return new Map([
      ...others,
      ["status", (others.get("status") ?? []).filter((status) => stageOfValue(status) === value)],
    ]);
  const constraint = new Map([...others, [facet, [value]] as const]);
  if (facet === "status") constraint.delete("stage");
  return constraint;
}
