import type { Settings } from "meilisearch";

import { RANGES } from "@/lib/core/search/ranges";
import { synonymMap } from "@/lib/core/search/synonym-map";
import type { SynonymSets } from "@/lib/core/search/synonym-sets";
import { COMBINATION_FIELDS } from "@/lib/search/combinations";

/** Attributes that are read for a query as typed, best first. */
export const SEARCHED_STRICTLY = ["keys", "partKeys", "titles", "nameWords", "kinds", "parties", "summaryWords"];

/** Counts are exact only up to this number of values of a facet or combination. */
const FACET_VALUES_MAX = 20_000;
/** Totals are exact up to this number of records. */
const TOTAL_MAX = 10_000_000;

/** The settings of the index but for its synonyms. They are code: a rebuild applies them, and a difference found at start leads to one. */
export const SETTINGS = {
  searchableAttributes: [...SEARCHED_STRICTLY, "looseKeys", "sounds"],
  displayedAttributes: ["id", "hit"],
  filterableAttributes: [
    {
      attributePatterns: ["id", "keys", "domain", "category", "origin", "manufacturer", ...COMBINATION_FIELDS],
      features: { facetSearch: false, filter: { equality: true, comparison: false } },
    },
    {
      attributePatterns: RANGES.map(({ key }) => key),
      features: { facetSearch: false, filter: { equality: true, comparison: true } },
    },
  ],
  sortableAttributes: ["sortName", "introduced", "updated", "slug"],
  // A chosen sort comes first and is strict; without one the rule does nothing, and the words decide.
  rankingRules: ["sort", "words", "typo", "attribute", "exactness", "proximity", "sortName:asc"],
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 },
    // A designation with a wrong letter is another designation; a wrong letter is forgiven in words only, and in looseKeys.
    disableOnAttributes: ["keys", "partKeys", "titles", "sounds"],
    disableOnWords: [],
    disableOnNumbers: true,
  },
  synonyms: {},
  stopWords: [],
  separatorTokens: [],
  nonSeparatorTokens: [],
  dictionary: [],
  proximityPrecision: "byWord",
  pagination: { maxTotalHits: TOTAL_MAX },
  faceting: { maxValuesPerFacet: FACET_VALUES_MAX, sortFacetValuesBy: { "*": "count" } },
  searchCutoffMs: 1500,
} satisfies Settings;

/** The settings of the index with the synonyms that staff keep. */
export const settingsWith = (synonyms: SynonymSets) => ({ ...SETTINGS, synonyms: synonymMap(synonyms) });
