import { ENGLISH, type Words } from "@/lib/core/language/words";
import type { Headline } from "@/lib/core/search/results";
import type { Status } from "@/lib/core/taxonomy/statuses";

/** The headline status as a sentence: `Inducted by the Indian Navy since Nov 2015; 8 of 8 delivered, as of 24 Feb 2022.`
 *  The date of the knowledge always stands at the end: a status without it says nothing. */
export function describeStatus(headline: Headline, words: Words = ENGLISH): string {
  const { operator, services, status, since, asOf, programmes } = headline;
  const { text, date } = words;
  const named = words === ENGLISH ? withArticles : words;
  const country = named.country(operator);
  const who = services.length > 0 ? words.list(services.map(named.service)) : country;
  const counted = describeQuantity(headline, words);
  const quantity = counted && programmes > 1 ? text("quantity.together", { counted, programmes }) : counted;
  return text("status.sentence", {
    ...{ status, who, country, own: who === country ? "yes" : "no" },
    begun: since ? text(ENDED.has(status) ? "status.ended" : "status.begun", { date: date(since) }) : "",
    quantity: quantity ? `; ${quantity}` : "",
    asOf: date(asOf),
  });
}

/** `8 of 8 delivered`, `31 ordered, none delivered`; null where no source counts. */
function describeQuantity(
  { ordered, delivered }: Pick<Headline, "ordered" | "delivered">,
  { text }: Words,
): string | null {
  if (ordered !== null && delivered === 0) return text("quantity.none", { ordered });
  if (ordered !== null && delivered !== null) return text("quantity.ofDelivered", { delivered, ordered });
  if (ordered !== null) return text("quantity.ordered", { ordered });
  return delivered ? text("quantity.delivered", { delivered }) : null;
}

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

/** English names as they stand within a sentence. */
const withArticles: Pick<Words, "country" | "service"> = {
  country: (code) => `${WITH_ARTICLE.has(code) ? "the " : ""}${ENGLISH.country(code)}`,
  service: (name) => (/^the /i.test(name) ? name : `the ${name}`),
};
