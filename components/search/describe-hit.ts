import { words } from "@/components/language/words";
import type { Headline, Hit } from "@/lib/core/search/results";

/** Who operates: the services where they are known, else the country. */
export const operatorOf = (headline: Headline): string => words().operator(headline);

/** `12 of 12`, `31 ordered`, `5,000 delivered`: short, for a line of a list. */
function quantityOf({ ordered, delivered }: Headline): string | null {
  const { text } = words();
  if (ordered !== null && delivered !== null) return text("quantity.of", { delivered, ordered });
  if (ordered !== null) return text("quantity.ordered", { ordered });
  return delivered ? text("quantity.delivered", { delivered }) : null;
}

/** What stands behind the status on a result's line, in order: who, since when, how many, and up to when that is known. */
export function headlineFacts(headline: Headline): string[] {
  const { text, date } = words();
  const ended = headline.status === "retired" || headline.status === "cancelled";
  const since = headline.since
    ? ended
      ? date(headline.since)
      : text("status.since", { date: date(headline.since) })
    : null;
  const asOf = text("status.asOf", { date: date(headline.asOf) });
  return [operatorOf(headline), since, quantityOf(headline), asOf].filter((fact) => fact !== null);
}

export const originOf = (hit: Hit): string => hit.origin.map((code) => words().country(code)).join(", ");
