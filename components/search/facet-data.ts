import { words } from "@/components/language/words";
import { groupedCategories } from "@/lib/core/search/facet-options";
import type { FacetOption } from "@/lib/core/search/facet-options";
import type { Facet, FacetKey } from "@/lib/core/search/facets";
import { NOT_STATED } from "@/lib/core/search/not-stated";

/** A value with how many it has, and its label where that is another word. */
export type ValueData = readonly [value: string, count: number, label?: string];

/** What a browser draws a facet from, in as few words as it takes: it is sent with every answer to typing, and the code lists
 *  with their hundreds of names and definitions are not sent at all. */
export type FacetData = {
  readonly key: FacetKey;
  readonly label: string;
  /** The values to show: chosen ones first, then, where they stand in groups, each group under its heading. */
  readonly lists: readonly { readonly heading: string | null; readonly values: readonly ValueData[] }[];
  /** How many values there are, shown or not. */
  readonly size: number;
  /** The greatest count of all values. */
  readonly max: number;
  readonly definitions: readonly (readonly [label: string, definition: string])[];
};

/** Values shown of a facet, besides the chosen ones; all others stand on a page of their own. A catalogue may know a thousand
 *  makers, and every value is sent with every page. Eleven statuses are a reader's first question and stay together. */
const SHOWN = 12;
const SHOWN_IN_MENU = 10;

/** A facet of the panel; null where it has no value. */
export function panelFacet(facet: Facet, options: readonly FacetOption[]): FacetData | null {
  const lists = facet.key === "category" ? inGroups(options) : [inOneList(options, SHOWN)];
  return facetData(facet, options, lists, definitionsOf(options));
}

/** A facet as a menu of its first values; null where it has no value. */
export const menuFacet = (facet: Facet, options: readonly FacetOption[]): FacetData | null =>
  facetData(facet, options, [inOneList(options, SHOWN_IN_MENU)], []);

function facetData(
  { key }: Facet,
  options: readonly FacetOption[],
  lists: FacetData["lists"],
  definitions: FacetData["definitions"],
): FacetData | null {
  if (options.length === 0) return null;
  const label = words().label("facet", key);
  return { key, label, lists, size: options.length, max: Math.max(...options.map(({ count }) => count)), definitions };
}

const valueData = ({ value, label, count }: FacetOption): ValueData =>
  label === value ? [value, count] : [value, count, label];

/** Chosen ones come first in the list: none of them is left out. */
function inOneList(options: readonly FacetOption[], shown: number) {
  const chosen = options.filter((option) => option.selected).length;
  return { heading: null, values: options.slice(0, Math.max(shown, chosen)).map(valueData) };
}

/** Chosen ones first, then each group under its heading, and what is not stated last. */
function inGroups(options: readonly FacetOption[]): FacetData["lists"] {
  const open = options.filter((option) => !option.selected);
  return [
    { label: null, options: options.filter((option) => option.selected) },
    ...groupedCategories(open, words()),
    { label: null, options: open.filter((option) => option.value === NOT_STATED) },
  ]
    .filter((group) => group.options.length > 0)
    .map((group) => ({ heading: group.label, values: group.options.map(valueData) }));
}

const definitionsOf = (options: readonly FacetOption[]): FacetData["definitions"] =>
  options.flatMap(({ label, definition }) => (definition === null ? [] : [[label, definition] as const]));
