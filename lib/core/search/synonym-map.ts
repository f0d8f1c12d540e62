import { joinDesignations, tokensOf } from "@/lib/core/designation/designation";
import { LANGUAGE_CODES, LANGUAGES } from "@/lib/core/language/languages";
import { ENGLISH, wordsIn, type Words } from "@/lib/core/language/words";
import { NOISE_WORDS } from "@/lib/core/search/noise-words";
import type { SynonymSets } from "@/lib/core/search/synonym-sets";
import { CATEGORIES, CATEGORY_GROUPS } from "@/lib/core/taxonomy/categories";
import { COUNTRY_CODES } from "@/lib/core/taxonomy/countries";
import { DOMAINS } from "@/lib/core/taxonomy/domains";
import { ROUTES } from "@/lib/core/taxonomy/routes";
import { STATUSES } from "@/lib/core/taxonomy/statuses";

/** What words of a query also find: words as a query has them, in one spelling and without noise, and for each what documents have. */
export type SynonymMap = Readonly<Record<string, readonly string[]>>;

/** Each word of a set with all the others, and what the pages say in other languages with what the records say. */
export function synonymMap(sets: SynonymSets): Record<string, string[]> {
  const map = new Map<string, Set<string>>();
  const add = (word: string, other: string) => {
    const [asked, found] = [inQueries(word), inDocuments(other)];
    if (asked === "" || found === "" || found === asked) return;
    (map.get(asked) ?? map.set(asked, new Set()).get(asked))?.add(found);
  };
  for (const set of sets) for (const word of set) for (const other of set) add(word, other);
  for (const [own, english] of OTHER_LANGUAGES) add(own, english);
  return Object.fromEntries([...map].map(([word, others]) => [word, [...others].sort()]));
}

const inDocuments = (word: string) => tokensOf(word).join(" ");
const inQueries = (word: string) =>
  joinDesignations(tokensOf(word).filter((token) => !NOISE_WORDS.has(token))).join(" ");

/** What readers of another language see of a record is searched in English. A word that a page shows must find what it stands for; the
 *  other way round nothing is gained, since no record says it. */
const OTHER_LANGUAGES: readonly (readonly [own: string, english: string])[] = LANGUAGE_CODES.filter(
  (code) => code !== ENGLISH.code,
).flatMap((code) => {
  const own = said(wordsIn(code), Object.keys(LANGUAGES[code].services));
  return said(ENGLISH, Object.keys(LANGUAGES[code].services)).map((english, at) => [own[at] ?? "", english] as const);
});

/** Everything of a record that has a word in each language and is searched, in one order. */
function said({ label, country, service }: Words, services: readonly string[]): string[] {
  return [
    ...CATEGORIES.codes.map((code) => label("category", code)),
    ...CATEGORY_GROUPS.codes.map((code) => label("categoryGroup", code)),
    ...DOMAINS.codes.map((code) => label("domain", code)),
    ...STATUSES.codes.map((code) => label("status", code)),
    ...ROUTES.codes.filter((code) => code !== "other").map((code) => label("route", code)),
    ...COUNTRY_CODES.map(country),
    ...services.map(service),
  ];
}
