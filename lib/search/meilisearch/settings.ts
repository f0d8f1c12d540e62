import type { Settings } from "meilisearch";

import { NOISE_WORDS, SYNONYM_SETS } from "@/lib/core/search/synonyms";
import { tokensOf } from "@/lib/core/designation/designation";
import { COMBINATION_FIELDS } from "@/lib/search/combinations";

/** Attributes that are read for a query as typed, best first. */
export const SEARCHED_STRICTLY = ["keys", "partKeys", "titles", "nameWords", "kinds", "parties", "summaryWords"];

/** Counts are exact only up to this number of values of a facet or combination. */
const FACET_VALUES_MAX = 20_000;
/** Totals are exact up to this number of records. */
const TOTAL_MAX = 10_000_000;

/** The settings of the index. They are code: a rebuild applies them, and a difference found at start leads to one. */
export const SETTINGS = {
  searchableAttributes: [...SEARCHED_STRICTLY, "looseKeys"],
  displayedAttributes: ["id", "hit"],
  filterableAttributes: [
    { attributePatterns: ["id", "domain", "category", "origin", "manufacturer", ...COMBINATION_FIELDS], features: { facetSearch: false, filter: { equality: true, comparison: false } } },
    { attributePatterns: ["introduced"], features: { facetSearch: false, filter: { equality: true, comparison: true } } },
  ],
  sortableAttributes: ["sortName", "introduced", "updated", "slug"],
  // A chosen sort comes first and is strict; without one the rule does nothing, and the words decide.
  rankingRules: ["sort", "words", "typo", "attribute", "exactness", "proximity", "sortName:asc"],
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 },
    // A designation with a wrong letter is another designation; a wrong letter is forgiven in words only, and in looseKeys.
    disableOnAttributes: ["keys", "partKeys", "titles"],
    disableOnWords: [],
    disableOnNumbers: true,
  },
  synonyms: synonymMap(),
  stopWords: [],
  separatorTokens: [],
  nonSeparatorTokens: [],
  dictionary: [],
  proximityPrecision: "byWord",
  pagination: { maxTotalHits: TOTAL_MAX },
  faceting: { maxValuesPerFacet: FACET_VALUES_MAX, sortFacetValuesBy: { "*": "count" } },
  searchCutoffMs: 1500,
} satisfies Settings;

/** Each word of a set with all the others, in the tokens in which queries are asked. */
function synonymMap(): Record<string, string[]> {
  const map = new Map<string, Set<string>>();
  const written = (word: string) => tokensOf(word).filter((token) => !NOISE_WORDS.has(token) || token === word).join(" ");
  for (const set of SYNONYM_SETS) {
    const words = set.map(written);
    for (const word of words) {
      const others = map.get(word) ?? map.set(word, new Set()).get(word);
      for (const other of words) if (other !== word) others?.add(other);
    }
  }
  return Object.fromEntries([...map].map(([word, others]) => [word, [...others].sort()]));
}
