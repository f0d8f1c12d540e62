import type { FacetKey, PlatformFacetKey, ProgrammeFacetKey } from "@/lib/core/search/facets";
import { FACETS } from "@/lib/core/search/facets";
import { stageOfValue } from "@/lib/core/search/programme-facets";
import type { SearchState } from "@/lib/core/search/search-state";
import type { Entry, FacetSet } from "@/lib/search/combinations";
import { combinationField, entryReader } from "@/lib/search/combinations";
import type { ProgrammeConstraint } from "@/lib/search/meilisearch/filters";
import { constraintFilter, platformFilters, programmeConstraint } from "@/lib/search/meilisearch/filters";

/** How one facet is counted: the filter of everything but its own choice, and the field whose distribution is read. */
export type FacetCount = {
  readonly facet: FacetKey;
  readonly filter: readonly string[];
  readonly field: string;
  /** Turns the field's distribution into counts; `unsure` lists values that several combinations of one record may have
   *  counted twice, each with the filter under which it can be counted exactly. */
  readonly read: (distribution: Readonly<Record<string, number>>) => {
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
  read: (distribution) => ({ counts: { ...distribution }, unsure: [] }),
});

function programmeCount(state: SearchState, facet: ProgrammeFacetKey): FacetCount {
  const others = programmeConstraint(state, facet);
  const platform = platformFilters(state);
  // A status says its stage, so one of the two is read from the other's field.
  const set: FacetSet = [...others.keys()].filter((key) => !(facet === "status" && key === "stage"));
  const fields: FacetSet = facet === "stage" && set.includes("status") ? set : [...set, facet];
  const read = entryReader(fields);
  const saidOf = (entry: Entry, key: ProgrammeFacetKey) =>
    entry(key) ?? (key === "stage" ? stageOfValue(entry("status") ?? "") : "");
  const wanted = [...others].map(([key, values]) => [key, new Set(values)] as const);

  return {
    facet,
    filter: withConstraint(platform, others),
    field: combinationField(fields),
    read: (distribution) => {
      const counts: Record<string, number> = {};
      const unsure = new Map<string, ProgrammeConstraint>();
      for (const [joined, count] of Object.entries(distribution)) {
        const entry = read(joined);
        if (!wanted.every(([key, values]) => values.has(saidOf(entry, key)))) continue;
        const value = saidOf(entry, facet);
        if (value in counts && !unsure.has(value)) unsure.set(value, pinned(others, facet, value));
        counts[value] = (counts[value] ?? 0) + count;
      }
      return {
        counts,
        unsure: [...unsure].map(([value, constraint]) => ({ value, filter: withConstraint(platform, constraint) })),
      };
    },
  };
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
