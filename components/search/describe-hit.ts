import { figure } from "@/lib/core/figure";
import type { Headline, Hit } from "@/lib/core/search/results";
import { countryName } from "@/lib/core/taxonomy/countries";
import { formatDate } from "@/lib/core/time/partial-date";

/** Who operates: the services where they are known, else the country. */
export const operatorOf = ({ operator, services }: Headline): string => services.join(", ") || countryName(operator);

/** `12 of 12`, `31 ordered`, `5,000 delivered`: short, for a line of a list. */
function quantityOf({ ordered, delivered }: Headline): string | null {
  if (ordered !== null && delivered !== null) return `${figure(delivered)} of ${figure(ordered)}`;
  if (ordered !== null) return `${figure(ordered)} ordered`;
  return delivered ? `${figure(delivered)} delivered` : null;
}

/** What stands behind the status on a result's line, in order: who, since when, how many, and up to when that is known. */
export function headlineFacts(headline: Headline): string[] {
  const ended = headline.status === "retired" || headline.status === "cancelled";
  const since = headline.since ? `${ended ? "" : "since "}${formatDate(headline.since)}` : null;
  return [operatorOf(headline), since, quantityOf(headline), `as of ${formatDate(headline.asOf)}`].filter(
    (fact) => fact !== null,
  );
}

export const originOf = (hit: Hit): string => hit.origin.map((code) => countryName(code)).join(", ");
