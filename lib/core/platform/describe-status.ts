import { figure } from "@/lib/core/figure";
import type { Headline } from "@/lib/core/search/results";
import { countryName } from "@/lib/core/taxonomy/countries";
import type { Status } from "@/lib/core/taxonomy/statuses";
import { formatDate } from "@/lib/core/time/partial-date";

/** The headline status as a sentence: `Inducted by the Indian Navy since Nov 2015; 8 of 8 delivered, as of 24 Feb 2022.`
 *  The date of the knowledge always stands at the end: a status without it says nothing. */
export function describeStatus({ operator, services, status, since, ordered, delivered, asOf }: Headline): string {
  const who =
    services.length > 0 ? listed(services.map((service) => withArticle(service))) : countryInSentence(operator);
  const begun = since ? ` ${ENDED.has(status) ? "in" : "since"} ${formatDate(since)}` : "";
  const quantity = describeQuantity({ ordered, delivered });
  return `${PHRASES[status](who, countryInSentence(operator))}${begun}${quantity ? `; ${quantity}` : ""}, as of ${formatDate(asOf)}.`;
}

/** `8 of 8 delivered`, `31 ordered, none delivered`; null where no source counts. */
function describeQuantity({ ordered, delivered }: Pick<Headline, "ordered" | "delivered">): string | null {
  if (ordered !== null && delivered === 0) return `${figure(ordered)} ordered, none delivered`;
  if (ordered !== null && delivered !== null) return `${figure(delivered)} of ${figure(ordered)} delivered`;
  if (ordered !== null) return `${figure(ordered)} ordered`;
  return delivered ? `${figure(delivered)} delivered` : null;
}

const PHRASES: Record<Status, (who: string, country: string) => string> = {
  proposed: (who) => `Proposed for ${who}`,
  "planned-procurement": (who) => `Procurement planned for ${who}`,
  "planned-co-production": (who, country) =>
    who === country ? `Co-production planned in ${country}` : `Co-production planned in ${country} for ${who}`,
  approved: (who) => `Approved for ${who}, no contract yet`,
  "in-development": (who) => `In development for ${who}`,
  "on-order": (who) => `On order for ${who}`,
  "in-delivery": (who) => `In delivery to ${who}`,
  "in-co-production": (who, country) =>
    who === country ? `In co-production in ${country}` : `In co-production in ${country} for ${who}`,
  inducted: (who) => `Inducted by ${who}`,
  retired: (who) => `Retired by ${who}`,
  cancelled: (who) => `Cancelled for ${who}`,
};

const ENDED: ReadonlySet<Status> = new Set(["retired", "cancelled"]);

/** Countries whose English name takes the article. */
const WITH_ARTICLE = new Set([
  "AE",
  "BS",
  "CF",
  "CG",
  "CD",
  "DO",
  "GB",
  "GM",
  "KM",
  "MH",
  "MV",
  "NL",
  "PH",
  "SB",
  "SC",
  "US",
]);

const countryInSentence = (code: string): string => `${WITH_ARTICLE.has(code) ? "the " : ""}${countryName(code)}`;

const withArticle = (service: string) => (/^the /i.test(service) ? service : `the ${service}`);

const LISTS = new Intl.ListFormat("en-GB", { type: "conjunction" });
const listed = (words: readonly string[]) => LISTS.format(words);
