import { words } from "@/components/language/words";
import { StatusShape } from "@/components/programme/status-mark";
import type { Programme } from "@/lib/core/programme/programme";
import { stageLadder } from "@/lib/core/programme/stage-ladder";

/** How each part of the way is drawn: what is done as a full line, what is to come as a dashed one. */
const LINE = { passed: "border-solid border-ink", now: "border-solid border-ink", ahead: "border-dashed border-edge" };

/** The steps from proposal to service, each with the year in which an event of the programme took it there. */
export function StageLadder({ programme }: { programme: Programme }) {
  const { text, label } = words();
  return (
    <ol aria-label={text("ladder.title")} data-ladder className="mt-3 flex max-w-3xl text-xs leading-4">
      {stageLadder(programme).map(({ status, place, date }) => (
        <li
          key={status}
          aria-current={place === "now" ? "step" : undefined}
          className={`min-w-0 border-t-2 pt-1 pr-1.5 ${LINE[place]} ${place === "now" ? "flex-[1.5] sm:flex-1" : "flex-1"} ${place === "ahead" ? "text-soft" : ""}`}
        >
          <span className={`flex gap-1 max-sm:flex-col max-sm:*:self-start ${place === "now" ? "strong" : ""}`}>
            {place === "now" ? <StatusShape status={status} /> : null}
            <span className="min-w-0 hyphens-auto wrap-break-word">{label("status", status)}</span>
          </span>
          {place === "ahead" ? (
            <span className="sr-only">{text("ladder.ahead")}</span>
          ) : date ? (
            <time dateTime={date} className="block text-soft tabular-nums">
              {date.slice(0, 4)}
            </time>
          ) : (
            <span className="block text-soft">
              <span aria-hidden="true">–</span>
              <span className="sr-only">{text("ladder.undated")}</span>
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
