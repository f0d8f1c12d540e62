import { tokensOf } from "@/lib/core/designation/designation";
import type { FacetKey } from "@/lib/core/search/facets";
import { ENGLISH, type Words } from "@/lib/core/language/words";
import { queryWords } from "@/lib/core/search/query-words";
import type { FacetCounts } from "@/lib/core/search/results";
import type { SearchState } from "@/lib/core/search/search-state";
import { withChange } from "@/lib/core/search/search-state";
import { COUNTRY_CODES, countryName } from "@/lib/core/taxonomy/countries";
import { COUNTRY_WORDS } from "@/lib/core/taxonomy/country-words";
import { STAGES, STATUSES } from "@/lib/core/taxonomy/statuses";

/** A filter that words of the query seem to mean. Offered to the reader, never applied by itself. */
export type Offer = {
  readonly facet: FacetKey;
  readonly value: string;
  readonly label: string;
  /** The words that mean it, as typed. */
  readonly words: string;
  /** The search with the filter in the place of the words. */
  readonly state: SearchState;
};

/** How people say a status, besides its label. */
const STATUS_WORDS: Readonly<Record<string, readonly string[]>> = {
  inducted: ["in service", "in use", "operational", "commissioned"],
  "on-order": ["ordered"],
  "in-delivery": ["being delivered"],
  "planned-procurement": ["planned"],
  "in-development": ["under development", "prototype"],
  retired: ["decommissioned", "withdrawn"],
  cancelled: ["canceled", "dropped", "scrapped"],
};

type Meaning = { readonly tokens: readonly string[]; readonly facet: FacetKey; readonly value: string };

/** Filters that words of the query match, longest words first. A country is offered as operator; only values with hits are offered. */
export function offersFor(state: SearchState, facets: FacetCounts, language: Words = ENGLISH): Offer[] {
  if (!state.query) return [];
  const typed = state.query.split(/\s+/);
  const tokens = typed.map((word) => tokensOf(word).join(""));
  const services: Meaning[] = Object.keys(facets.service).map((service) => ({
    tokens: tokensOf(service),
    facet: "service",
    value: service,
  }));
  const own = language === ENGLISH ? [] : ownMeanings(language, Object.keys(facets.service));
  const offers: Offer[] = [];
  for (const meaning of [...services, ...own, ...FIXED].sort((a, b) => b.tokens.length - a.tokens.length)) {
    const at = indexOfRun(tokens, meaning.tokens);
    if (
      at < 0 ||
      meaning.tokens.length === 0 ||
      state.facets[meaning.facet].includes(meaning.value) ||
      offers.some((offer) => offer.value === meaning.value)
    )
      continue;
    if (!Object.hasOwn(facets[meaning.facet], meaning.value)) continue;
    const words = typed.slice(at, at + meaning.tokens.length).join(" ");
    const query = [...typed.slice(0, at), ...typed.slice(at + meaning.tokens.length)].join(" ");
    // Words that are left but say nothing (`does … have`) are not worth keeping.
    const kept = queryWords(query).words.length > 0 ? query : "";
    offers.push({
      facet: meaning.facet,
      value: meaning.value,
      label: `${language.label("facet", meaning.facet)}: ${language.facetValue(meaning.facet, meaning.value)}`,
      words,
      state: withChange(state, {
        query: kept,
        facets: { ...state.facets, [meaning.facet]: [...state.facets[meaning.facet], meaning.value] },
      }),
    });
  }
  return offers.slice(0, 4);
}

/** The same in the words of another language. */
const ownMeanings = (words: Words, services: readonly string[]): Meaning[] => [
  ...services.map((service): Meaning => ({
    tokens: tokensOf(words.service(service)),
    facet: "service",
    value: service,
  })),
  ...STATUSES.codes.map((code): Meaning => ({
    tokens: tokensOf(words.label("status", code)),
    facet: "status",
    value: code,
  })),
  // "In service" is the stage where the language has another word for the status. "Past" means too much by itself.
  ...(["coming", "in-service"] as const).map((code): Meaning => ({
    tokens: tokensOf(words.label("stage", code)),
    facet: "stage",
    value: code,
  })),
  ...COUNTRY_CODES.map((code): Meaning => ({ tokens: tokensOf(words.country(code)), facet: "operator", value: code })),
];

const FIXED: readonly Meaning[] = [
  ...STATUSES.entries.flatMap(({ code, label }) =>
    [label, ...(STATUS_WORDS[code] ?? [])].map((words): Meaning => ({
      tokens: tokensOf(words),
      facet: "status",
      value: code,
    })),
  ),
  ...STAGES.entries
    .filter(({ code }) => code === "coming")
    .map(({ code, label }): Meaning => ({ tokens: tokensOf(label), facet: "stage", value: code })),
  ...COUNTRY_CODES.flatMap((code) =>
    [countryName(code), ...(COUNTRY_WORDS[code] ?? [])].map((words): Meaning => ({
      tokens: tokensOf(words),
      facet: "operator",
      value: code,
    })),
  ),
];

function indexOfRun(tokens: readonly string[], run: readonly string[]): number {
  return tokens.findIndex((_, at) => run.every((token, offset) => tokens[at + offset] === token));
}
