import { figure } from "@/lib/core/figure";
import { Citation } from "@/components/platform/citation";
import type { SourceNumbers } from "@/components/platform/number-sources";
import { anchors } from "@/lib/core/platform/claims";
import { MoneyAmount } from "@/components/programme/money-amount";
import type { Programme } from "@/lib/core/programme/programme";
import { EVENT_TYPES } from "@/lib/core/taxonomy/event-types";
import { compareDates, formatDate } from "@/lib/core/time/partial-date";

/** The dated events of one programme, oldest first. */
export function EventList({ programme, numbers }: { programme: Programme; numbers: SourceNumbers }) {
  const events = programme.events
    .map((event, at) => ({ event, at }))
    .sort((a, b) => compareDates(a.event.date, b.event.date) || a.at - b.at);
  return (
    <ol className="text-sm">
      {events.map(({ event, at }) => (
        <li
          key={at}
          id={anchors.event(programme.key, at)}
          data-claim="event"
          className="grid gap-x-4 border-t border-rule py-2 sm:grid-cols-[6.5rem_minmax(0,1fr)]"
        >
          <time dateTime={event.date} className="text-soft tabular-nums">
            {formatDate(event.date)}
          </time>
          <p className="max-w-[70ch]">
            <strong>{EVENT_TYPES.labelOf(event.type)}.</strong> {event.detail}
            {event.quantity !== null ? (
              <span className="text-soft tabular-nums"> Quantity: {figure(event.quantity)}.</span>
            ) : null}
            <Citation ids={event.sources} numbers={numbers} />
            {event.value ? (
              <span className="block text-soft">
                Value: <MoneyAmount money={event.value} numbers={numbers} />
              </span>
            ) : null}
          </p>
        </li>
      ))}
    </ol>
  );
}
