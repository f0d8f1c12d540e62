import type { Programme } from "@/lib/core/programme/programme";
import type { EventType } from "@/lib/core/taxonomy/event-types";
import type { Status } from "@/lib/core/taxonomy/statuses";
import type { PartialDate } from "@/lib/core/time/partial-date";
import { compareDates } from "@/lib/core/time/partial-date";

/** A step of a programme's life. */
export type Rung = {
  readonly status: Status;
  /** Behind the programme, where it stands now, or before it. */
  readonly place: "passed" | "now" | "ahead";
  /** The first dated event that took it there; null where none is recorded, and for what lies ahead. */
  readonly date: PartialDate | null;
};

/** The steps that every acquisition takes sooner or later, and which events take it there. */
const STEPS: readonly { readonly status: Status; readonly events: readonly EventType[] }[] = [
  { status: "proposed", events: ["announcement", "request"] },
  { status: "approved", events: ["approval"] },
  { status: "on-order", events: ["contract"] },
  { status: "in-delivery", events: ["first-delivery", "delivery", "delivery-complete"] },
  { status: "inducted", events: ["induction"] },
];

/** Which step a status stands on. Where a programme has ended it stands on a step of its own, after all others. */
const STANDS_ON: Record<Exclude<Status, "retired" | "cancelled">, number> = {
  proposed: 0,
  "planned-procurement": 0,
  "planned-co-production": 0,
  approved: 1,
  "in-development": 1,
  "on-order": 2,
  "in-delivery": 3,
  "in-co-production": 4,
  inducted: 4,
};

const ENDS = { retired: "retirement", cancelled: "cancellation" } as const;

/** Where a programme stands among the steps from proposal to service. The step it stands on bears its own status: `Planned
 *  co-production` in the place of `Proposed`. A programme that was cancelled shows the steps that its events tell of, and no others. A
 *  date that lies behind that of a later step is left out: what was announced after the contract did not propose it.
 *  @returns the steps in order, exactly one of them `now` */
export function stageLadder({ status, events }: Pick<Programme, "status" | "events">): Rung[] {
  const datesOf = (types: readonly EventType[]) =>
    events
      .filter((event) => types.includes(event.type))
      .map((event) => event.date)
      .sort(compareDates);
  const firstOf = ({ events: types }: (typeof STEPS)[number]) => datesOf(types)[0] ?? null;
  if (status === "retired" || status === "cancelled") {
    const passed = STEPS.map((step): Rung => ({ status: step.status, place: "passed", date: firstOf(step) }));
    const now: Rung = { status, place: "now", date: datesOf([ENDS[status]]).at(-1) ?? null };
    // What was dropped may never have come so far.
    return inTime([...passed, now]).filter(
      ({ place, date }) => status === "retired" || place === "now" || date !== null,
    );
  }
  const standing = STANDS_ON[status];
  return inTime(
    STEPS.map((step, at): Rung => {
      if (at > standing) return { status: step.status, place: "ahead", date: null };
      // What is being developed was not cleared for purchase by that: an approval is no beginning of it.
      const date = status === "in-development" && at === standing ? null : firstOf(step);
      return at === standing ? { status, place: "now", date } : { status: step.status, place: "passed", date };
    }),
  );
}

/** The steps without dates that lie behind a later step's. */
const inTime = (rungs: readonly Rung[]): Rung[] =>
  rungs.map((rung, at) =>
    rungs.slice(at + 1).some(({ date }) => date && rung.date && compareDates(rung.date, date) > 0)
      ? { ...rung, date: null }
      : rung,
  );
