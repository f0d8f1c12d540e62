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

/** The first programme in short; null where the record has none. The editor's order decides which is first. */
export function headlineOf(platform: Pick<ListedContent, "programmes">): Headline | null {
  const [first] = platform.programmes;
  if (!first) return null;
  const { operator, services, status, asOf, ordered, delivered } = first;
  return { operator, services, status, asOf, ordered, delivered, since: statusSince(first) };
}
