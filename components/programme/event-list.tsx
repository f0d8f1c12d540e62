import { words } from "@/components/language/words";
import { Citation } from "@/components/platform/citation";
import type { SourceNumbers } from "@/components/platform/number-sources";
import { anchors } from "@/lib/core/platform/claims";
import { MoneyAmount } from "@/components/programme/money-amount";
import type { Programme } from "@/lib/core/programme/programme";
import { compareDates } from "@/lib/core/time/partial-date";

/** The dated events of one programme, oldest first. */
export function EventList({ programme, numbers }: { programme: Programme; numbers: SourceNumbers }) {
  const { text, date, label, prose } = words();
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
            {date(event.date)}
          </time>
          <p className="max-w-[70ch]">
            <strong>{label("event", event.type) + text("site.stop")}</strong> <span lang={prose}>{event.detail}</span>
            {event.quantity !== null ? (
              <>
                {" "}
                {/* A figure alone in a line of its own says nothing. */}
                <span className="whitespace-nowrap text-soft tabular-nums">
                  {text("event.quantity", { count: event.quantity })}
                </span>
              </>
            ) : null}
            <Citation ids={event.sources} numbers={numbers} />
            {event.value ? (
              <span className="block text-soft">
                {text("event.value")} <MoneyAmount money={event.value} numbers={numbers} />
              </span>
            ) : null}
          </p>
        </li>
      ))}
    </ol>
  );
}
