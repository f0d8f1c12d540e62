import { words } from "@/components/language/words";
import { placeDate, spanOf, ticksOf } from "@/components/platform/place-events";
import { ProgrammeLink, operatorOf } from "@/components/programmes/programme-link";
import { StatusMark, StatusShape } from "@/components/programme/status-mark";
import { DataTable } from "@/components/ui/data-table";
import { PageLinks } from "@/components/ui/page-links";
import type { ProgrammeBoard } from "@/lib/core/programme/programme-board";
import { DATED_PER_PAGE, programmesHref } from "@/lib/core/programme/programme-board";
import type { SearchState } from "@/lib/core/search/search-state";

/** Each acquisition as a bar from its first dated event to its last, true to scale; and the same as a table. */
export function ProgrammeTimeline({ state, board }: { state: SearchState; board: ProgrammeBoard }) {
  const { text, label, date } = words();
  const count = board.total - board.missing.events;
  if (count === 0) return null;
  const lines = board.dated.flatMap((line) =>
    line.first !== null && line.last !== null ? [{ ...line, first: line.first, last: line.last }] : [],
  );
  const span = spanOf(lines.flatMap(({ first, last }) => [first, last]));
  return (
    <figure aria-labelledby="timeline" className="pt-4">
      <h3 id="timeline" tabIndex={-1} className="border-b border-rule pb-1 text-base">
        {text("overTime.title")}
      </h3>
      {span ? (
        <>
          <Axis span={span} />
          <ol>
            {lines.map((line) => {
              const start = placeDate(line.first, span).start;
              const width = Math.max(0.4, placeDate(line.last, span).end - start);
              return (
                <li
                  key={`${line.slug} ${line.key}`}
                  className="grid items-center gap-x-4 border-t border-rule py-1 text-sm md:grid-cols-[20rem_minmax(0,1fr)]"
                >
                  <span className="min-w-0">
                    <ProgrammeLink line={line} />
                    <span className="block text-xs text-soft">
                      <span className="mr-1 inline-block align-[-0.15em]">
                        <StatusShape status={line.status} />
                      </span>
                      {label("status", line.status)}, {operatorOf(line)},{" "}
                      <span className="tabular-nums">{between(line)}</span>
                    </span>
                  </span>
                  <svg width="100%" height="14" className="block overflow-visible" aria-hidden="true" focusable="false">
                    <line x1="0" x2="100%" y1="7" y2="7" className="stroke-rule" />
                    <rect
                      x={`${start.toFixed(2)}%`}
                      width={`${width.toFixed(2)}%`}
                      y="2"
                      height="10"
                      rx="1"
                      className="fill-bar stroke-accent"
                    />
                  </svg>
                </li>
              );
            })}
          </ol>
        </>
      ) : null}
      <figcaption className="mt-2 max-w-[75ch] text-sm text-soft">
        {text("overTime.caption", { shown: lines.length, count })}
      </figcaption>
      {/* On paper the lines above say the same. */}
      <details className="mt-2 text-sm no-print">
        <summary className="inline-flex min-h-9 items-center text-accent">{text("chart.asTable")}</summary>
        <DataTable
          caption={text("overTime.table")}
          heads={[
            text("column.platform"),
            text("column.operator"),
            text("column.status"),
            text("column.firstEvent"),
            text("column.lastEvent"),
          ]}
          rows={lines.map((line) => ({
            key: `${line.slug} ${line.key}`,
            cells: [
              line.designation,
              operatorOf(line),
              <StatusMark key="status" status={line.status} label={label("status", line.status)} />,
              date(line.first),
              date(line.last),
            ],
          }))}
        />
      </details>
      <PageLinks
        page={state.page}
        last={Math.ceil(count / DATED_PER_PAGE)}
        hrefOf={(page) => `${programmesHref({ ...state, page })}#timeline`}
      />
    </figure>
  );
}

function Axis({ span }: { span: { from: number; to: number } }) {
  return (
    <div aria-hidden="true" className="hidden gap-x-4 md:grid md:grid-cols-[20rem_minmax(0,1fr)]">
      <span />
      <svg width="100%" height="24" className="block overflow-visible">
        {ticksOf(span).map((year) => (
          <text
            key={year}
            x={`${placeDate(String(year), span).start.toFixed(2)}%`}
            y="17"
            textAnchor="middle"
            className="fill-soft text-xs tabular-nums"
          >
            {year}
          </text>
        ))}
      </svg>
    </div>
  );
}

function between({ first, last }: { first: string; last: string }): string {
  const { date } = words();
  return first === last ? date(first) : `${date(first)} – ${date(last)}`;
}
