import { namesOf } from "@/lib/core/designation/designation-keys";
import { tokensOf, tokensOfName } from "@/lib/core/designation/designation";
import { remembered } from "@/lib/core/remembered";
import type { ListedContent } from "@/lib/core/platform/listed-content";
import { CATEGORIES, CATEGORY_GROUPS } from "@/lib/core/taxonomy/categories";
import { countryName } from "@/lib/core/taxonomy/countries";
import { STATUSES } from "@/lib/core/taxonomy/statuses";
import { ROUTES } from "@/lib/core/taxonomy/routes";
import { DOMAINS } from "@/lib/core/taxonomy/domains";

/** What a record is, in the words of the field: category, group, roles. */
export const kindWords = (platform: ListedContent): string[] => {
  const category = CATEGORIES.get(platform.category);
  return [category.label, CATEGORY_GROUPS.labelOf(category.group), ...platform.roles];
};

/** Who makes it, who has it, how far and by which route: makers, origins, operators and services, countries by name. */
export const partyWords = (platform: ListedContent): string[] => [
  ...new Set([
    ...platform.manufacturers.map((maker) => maker.name),
    ...platform.origin.map((code) => countryName(code)),
    ...platform.programmes.flatMap((programme) => [
      countryName(programme.operator),
      ...programme.services,
      STATUSES.labelOf(programme.status),
      ...(programme.route && programme.route !== "other" ? [ROUTES.labelOf(programme.route)] : []),
    ]),
    DOMAINS.labelOf(platform.domain),
  ]),
];

/** The words of its names, one spelling each: `agni 5`, `c 130j super hercules`. */
export const titleWords = (platform: ListedContent): string[] => [
  ...new Set(
    [...namesOf(platform), ...platform.variants.map((variant) => variant.designation)].map((name) =>
      tokensOfName(name).join(" "),
    ),
  ),
];

/** All words that the fallback search reads, in one lower-case text. */
export const searchWords = (platform: ListedContent): string =>
  [
    ...titleWords(platform),
    ...[...kindWords(platform), ...partyWords(platform)].map(wordsAlike),
    tokensOf(platform.summary).join(" "),
  ].join(" \n ");

/** Labels, countries, makers and services: the same few thousand texts in all records. */
const wordsAlike = remembered((text) => tokensOf(text).join(" "));
