import type { FacetKey } from "@/lib/core/search/facets";
import { facetOf } from "@/lib/core/search/facets";
import { own } from "@/lib/core/own";
import { NOT_STATED } from "@/lib/core/search/not-stated";
import { ENGLISH, type Words } from "@/lib/core/language/words";
import { CATEGORIES, CATEGORY_GROUPS } from "@/lib/core/taxonomy/categories";
import { ROUTES } from "@/lib/core/taxonomy/routes";
import { STAGES, STATUSES } from "@/lib/core/taxonomy/statuses";
import { DOMAINS } from "@/lib/core/taxonomy/domains";

export type FacetOption = {
  readonly value: string;
  readonly label: string;
  readonly count: number;
  readonly selected: boolean;
  readonly definition: string | null;
};

const LISTS: Partial<Record<FacetKey, readonly string[]>> = {
  stage: STAGES.codes,
  status: STATUSES.codes,
  domain: DOMAINS.codes,
  route: ROUTES.codes,
};

/** The values of a facet as a panel shows them: chosen ones first (kept even where nothing matches), then by the facet's
 *  own order, "not stated" last. */
export function facetOptions(
  key: FacetKey,
  counts: Readonly<Record<string, number>>,
  chosen: readonly string[],
  words: Words = ENGLISH,
): FacetOption[] {
  const facet = facetOf(key);
  const list = LISTS[key];
  const rank = (option: FacetOption) => (option.value === NOT_STATED ? 2 : option.selected ? 0 : 1);
  const order = (a: FacetOption, b: FacetOption) =>
    list && facet.order === "list"
      ? list.indexOf(a.value) - list.indexOf(b.value)
      : b.count - a.count || a.label.localeCompare(b.label, words.locale);
  return [...new Set([...chosen, ...Object.keys(counts)])]
    .map((value) => ({
      value,
      label: words.facetValue(key, value),
      count: own(counts, value) ?? 0,
      selected: chosen.includes(value),
      definition: words.facetDefinition(key, value),
    }))
    .sort((a, b) => rank(a) - rank(b) || order(a, b));
}

/** Categories under the headings of their groups, in the groups' own order; empty groups are left out. */
export function groupedCategories(
  options: readonly FacetOption[],
  words: Words = ENGLISH,
): { label: string; options: FacetOption[] }[] {
  const groupOf = (value: string) => (CATEGORIES.has(value) ? CATEGORIES.get(value).group : null);
  return CATEGORY_GROUPS.entries
    .map(({ code }) => ({
      label: words.label("categoryGroup", code),
      options: options.filter((option) => groupOf(option.value) === code),
    }))
    .filter((group) => group.options.length > 0);
}
