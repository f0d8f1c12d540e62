import type { ListedContent, ListedProgramme } from "@/lib/core/platform/listed-content";
import type { Headline } from "@/lib/core/search/results";
import type { EventType } from "@/lib/core/taxonomy/event-types";
import type { Status } from "@/lib/core/taxonomy/statuses";
import type { PartialDate } from "@/lib/core/time/partial-date";
import { compareDates } from "@/lib/core/time/partial-date";

/** Which dated event marks the beginning of a status. The first of these that the programme has, at its earliest date. */
const BEGINS: Partial<Record<Status, readonly EventType[]>> = {
  inducted: ["induction", "first-delivery"],
  "in-co-production": ["first-delivery", "delivery", "contract"],
  "in-delivery": ["first-delivery", "delivery"],
  "on-order": ["contract"],
  retired: ["retirement"],
  cancelled: ["cancellation"],
};

/** Since when a programme has its status, as far as an event of its own says so. */
export function statusSince(programme: Pick<ListedProgramme, "status" | "events">): PartialDate | null {
  for (const type of BEGINS[programme.status] ?? []) {
    const dates = programme.events.filter((event) => event.type === type).map((event) => event.date);
    // Leaving is counted from its last step, entering from its first.
    const sorted = dates.sort(compareDates);
    const date = programme.status === "retired" ? sorted.at(-1) : sorted[0];
    if (date) return date;
  }
  return null;
}

/** Where a platform stands with its first operator; null where the record has no programme. The editor's order decides which is first. Its
 *  quantities are added up over the programmes of the same operator, services and status: who reads "8 of 8 delivered" of an aircraft that
 *  was ordered twice takes eight for the fleet. Nothing is added up unless all of them say how many. The date is that up to which all is
 *  known: of a later order that is still being delivered, too. */
export function headlineOf(platform: Pick<ListedContent, "programmes">): Headline | null {
  const [first] = platform.programmes;
  if (!first) return null;
  const { operator, services, status } = first;
  const headline = { ...quantitiesOf(first), operator, services, status, since: statusSince(first), programmes: 1 };
  const same = alike(platform.programmes);
  const stated = same.flatMap(({ ordered, delivered, asOf }) =>
    ordered === null || delivered === null ? [] : [{ ordered, delivered, asOf }],
  );
  if (same.length < 2 || stated.length < same.length) return headline;
  const open = stated.filter(({ ordered, delivered }) => delivered < ordered).map(({ asOf }) => asOf);
  return {
    ...headline,
    asOf: [headline.asOf, ...open].sort(compareDates)[0] ?? headline.asOf,
    ordered: stated.reduce((sum, { ordered }) => sum + ordered, 0),
    delivered: stated.reduce((sum, { delivered }) => sum + delivered, 0),
    programmes: same.length,
  };
}

const quantitiesOf = ({ ordered, delivered, asOf }: Pick<ListedProgramme, "ordered" | "delivered" | "asOf">) => ({
  ordered,
  delivered,
  asOf,
});

/** The programmes that a headline speaks of: those whose quantities it adds up, or the first alone. */
export const spokenOf = <Like extends Pick<ListedProgramme, "operator" | "services" | "status">>(
  programmes: readonly Like[],
  headline: Pick<Headline, "programmes">,
): readonly Like[] => (headline.programmes > 1 ? alike(programmes) : programmes.slice(0, 1));

/** The programmes that differ from the first in nothing that a headline says. */
function alike<Like extends Pick<ListedProgramme, "operator" | "services" | "status">>(
  programmes: readonly Like[],
): Like[] {
  const [first] = programmes;
  return programmes.filter(
    (one) =>
      one.operator === first?.operator &&
      one.status === first.status &&
      [...one.services].sort().join("\n") === [...first.services].sort().join("\n"),
  );
}
