import { remembered } from "@/lib/core/remembered";
import type { ProgrammeFacetKey } from "@/lib/core/search/facets";
import type { ProgrammeFacts } from "@/lib/core/search/programme-facets";

/* Filters on operator, service, route, status and stage speak of one and the same acquisition, but the engine flattens a
 * record's acquisitions into lists. So a document has a field for each set of these facets, and in it one joined value for each
 * acquisition: `programme_operator_status: ["IN|inducted", "US|inducted"]`. A filter on several facets asks the field of just
 * that set. Why so, and what else was measured: docs/decisions/004. */

/** The order in which a combination's values are joined. A status says its stage, so no field needs both. */
const ORDER = ["operator", "service", "route", "status", "stage"] as const satisfies readonly ProgrammeFacetKey[];

/** A set of programme facets that has a field of its own. */
export type FacetSet = readonly ProgrammeFacetKey[];

/** All sets, but the empty one and those with both status and stage: 23. */
const FACET_SETS: readonly FacetSet[] = subsets(ORDER).filter(
  (set) => set.length > 0 && !(set.includes("status") && set.includes("stage")),
);

function subsets<T>([first, ...rest]: readonly T[]): T[][] {
  if (first === undefined) return [[]];
  const without = subsets(rest);
  return [...without.map((set) => [first, ...set]), ...without];
}

const inOrder = (facets: FacetSet): ProgrammeFacetKey[] => ORDER.filter((facet) => facets.includes(facet));
const escape = (value: string) => (/[%|]/.test(value) ? value.replaceAll("%", "%25").replaceAll("|", "%7C") : value);
const unescape = (value: string) => (value.includes("%") ? value.replaceAll("%7C", "|").replaceAll("%25", "%") : value);

/** The document field of a set of facets, in whatever order they are named. */
export const combinationField = (facets: FacetSet): `programme_${string}` => `programme_${inOrder(facets).join("_")}`;

export const COMBINATION_FIELDS: readonly string[] = FACET_SETS.map(combinationField);

/** Each set with its field and the places of its facets in {@link ORDER}, worked out once: a rebuild asks 23 of them of every acquisition. */
const FIELDS = FACET_SETS.map((set) => ({
  field: combinationField(set),
  places: inOrder(set).map((facet) => ORDER.indexOf(facet)),
}));

/** What an acquisition, joined of all its facets, is in each of {@link FIELDS}: a catalogue has far fewer different ones than records. */
const valuesInFields = remembered((joined): readonly string[] => {
  const values = joined.split("|");
  return FIELDS.map(({ places }) => places.map((at) => values[at]).join("|"));
});

/** The combination fields of a document. */
export function combinationFields(facts: readonly ProgrammeFacts[]): Record<`programme_${string}`, string[]> {
  const all = facts.map((fact) => valuesInFields(ORDER.map((facet) => escape(fact[facet])).join("|")));
  const fields: Record<`programme_${string}`, string[]> = {};
  for (const [at, { field }] of FIELDS.entries()) fields[field] = distinct(all.map((values) => values[at] ?? ""));
  return fields;
}

/** Most records have one acquisition, or few. */
const distinct = (values: string[]): string[] => (values.length < 2 ? values : [...new Set(values)]);

/** One value of a combination field: `IN|Indian Navy`. The bar and the percent sign within a value are escaped. */
export const joinValues = (facets: FacetSet, values: Partial<ProgrammeFacts>): string =>
  inOrder(facets)
    .map((facet) => escape(values[facet] ?? ""))
    .join("|");

/** Reads a facet's value out of an entry of the field of a set of facets; null for a facet that the field does not hold. A large
 *  catalogue has thousands of entries in one answer, so nothing is made of one but the value. */
export function partReader(facets: FacetSet, facet: ProgrammeFacetKey): ((joined: string) => string) | null {
  const place = inOrder(facets).indexOf(facet);
  return place < 0 ? null : (joined) => unescape(partAt(joined, place));
}

function partAt(joined: string, place: number): string {
  let from = 0;
  for (let at = 0; at < place; at++) from = joined.indexOf("|", from) + 1;
  const end = joined.indexOf("|", from);
  return end < 0 ? joined.slice(from) : joined.slice(from, end);
}
