import { words } from "@/components/language/words";
import { Citation } from "@/components/platform/citation";
import { anchors } from "@/lib/core/platform/claims";
import type { SourceNumbers } from "@/components/platform/number-sources";
import { placeDate, spanOf, ticksOf } from "@/components/platform/place-events";
import type { Span } from "@/components/platform/place-events";
import { StatusShape } from "@/components/programme/status-mark";
import type { Programme } from "@/lib/core/programme/programme";
import { compareDates, precisionOf } from "@/lib/core/time/partial-date";

/** All events on one axis, true to scale, a lane for each programme; and the same as a table, by date. */
export function Timeline({ programmes, numbers }: { programmes: readonly Programme[]; numbers: SourceNumbers }) {
  const { text, date, label, operator } = words();
  const lanes = programmes.filter((programme) => programme.events.length > 0);
  const span = spanOf(lanes.flatMap((programme) => programme.events.map((event) => event.date)));
  if (!span) return null;
  const events = lanes
    .flatMap((programme) => programme.events.map((event, at) => ({ programme, event, at })))
    .sort((a, b) => compareDates(a.event.date, b.event.date));
  return (
    <figure className="mt-4">
      <div aria-hidden="true" className="px-3">
        {lanes.map((programme) => (
          <Lane key={programme.key} programme={programme} span={span} />
        ))}
        <svg width="100%" height="24" className="block overflow-visible">
          <line x1="0" x2="100%" y1="0.5" y2="0.5" className="stroke-edge" />
          {ticksOf(span).map((year) => {
            const x = `${placeDate(String(year), span).start.toFixed(2)}%`;
            return (
              <g key={year}>
                <line x1={x} x2={x} y1="0" y2="5" className="stroke-edge" />
                <text x={x} y="19" textAnchor="middle" className="fill-soft text-xs tabular-nums">
                  {year}
                </text>
              </g>
            );
          })}
        </svg>
      </div>
      <figcaption className="mt-2 text-sm text-soft">{text("timeline.caption", { count: lanes.length })}</figcaption>
      {/* On paper its rows stand above already, under their programmes. */}
      <details className="mt-2 text-sm no-print">
        <summary className="inline-flex min-h-9 items-center text-accent">{text("chart.asTable")}</summary>
        <table className="w-full">
          <caption className="sr-only">{text("timeline.table")}</caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">{text("column.date")}</th>
              <th scope="col">{text("column.operator")}</th>
              <th scope="col">{text("column.event")}</th>
            </tr>
          </thead>
          <tbody>
            {events.map(({ programme, event, at }) => (
              <tr key={`${programme.key} ${at}`} data-claim="event" className="border-t border-rule align-top">
                <td className="py-2 pr-3 whitespace-nowrap text-soft">{date(event.date)}</td>
                <td className="py-2 pr-3">{operator(programme)}</td>
                <td className="py-2">
                  <a href={`#${anchors.event(programme.key, at)}`}>{label("event", event.type)}</a>
                  <Citation ids={event.sources} numbers={numbers} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

function Lane({ programme, span }: { programme: Programme; span: Span }) {
  const { text, date, label, inSentence, operator } = words();
  const said = (event: Programme["events"][number]) => `${date(event.date)}: ${label("event", event.type)}`;
  return (
    <div className="pb-2">
      <p className="flex items-center gap-1.5 text-xs text-soft">
        <StatusShape status={programme.status} />
        {operator(programme)}, {inSentence("status", programme.status)}
        {programme.ordered === null ? null : ` · ${text("quantity.ordered", { ordered: programme.ordered })}`}
      </p>
      <svg width="100%" height="20" className="block overflow-visible">
        <line x1="0" x2="100%" y1="10" y2="10" className="stroke-rule" />
        {programme.events.map((event, at) => {
          const { start, end } = placeDate(event.date, span);
          if (precisionOf(event.date) === "day")
            return (
              <circle
                key={at}
                cx={`${start.toFixed(2)}%`}
                cy="10"
                r="5"
                className="fill-accent stroke-paper"
                strokeWidth="1.5"
              >
                <title>{said(event)}</title>
              </circle>
            );
          return (
            <rect
              key={at}
              x={`${start.toFixed(2)}%`}
              y="6"
              width={`${(end - start).toFixed(2)}%`}
              height="8"
              rx="4"
              className="fill-bar stroke-accent"
              strokeWidth="1.25"
            >
              <title>{said(event)}</title>
            </rect>
          );
        })}
      </svg>
    </div>
  );
}
