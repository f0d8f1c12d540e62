import { placeDate, spanOf, ticksOf } from "@/components/platform/place-events";
import { ProgrammeLink, operatorOf } from "@/components/programmes/programme-link";
import { StatusMark, StatusShape } from "@/components/programme/status-mark";
import { DataTable } from "@/components/ui/data-table";
import { PageLinks } from "@/components/ui/page-links";
import type { ProgrammeBoard } from "@/lib/core/programme/programme-board";
import { DATED_PER_PAGE, programmesHref } from "@/lib/core/programme/programme-board";
import type { SearchState } from "@/lib/core/search/search-state";
import { STATUSES } from "@/lib/core/taxonomy/statuses";
import { formatDate } from "@/lib/core/time/partial-date";

/** Each acquisition as a bar from its first dated event to its last, true to scale; and the same as a table. */
export function ProgrammeTimeline({ state, board }: { state: SearchState; board: ProgrammeBoard }) {
  const count = board.total - board.missing.events;
  if (count === 0) return null;
  const lines = board.dated.flatMap((line) =>
    line.first !== null && line.last !== null ? [{ ...line, first: line.first, last: line.last }] : [],
  );
  const span = spanOf(lines.flatMap(({ first, last }) => [first, last]));
  return (
    <figure aria-labelledby="timeline" className="pt-4">
      <h3 id="timeline" tabIndex={-1} className="border-b border-rule pb-1 text-base">
        Over time
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
                      {STATUSES.labelOf(line.status)}, {operatorOf(line)},{" "}
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
        {lines.length.toLocaleString("en-GB")} of {count.toLocaleString("en-GB")} programmes with dated events, the
        latest beginning first. A bar reaches from the first recorded event to the last: it says what is recorded, not
        how long a programme took.
      </figcaption>
      <details className="mt-2 text-sm">
        <summary className="inline-flex min-h-9 items-center text-accent">Show as table</summary>
        <DataTable
          caption="Programmes by their first and last dated event"
          heads={["Platform", "Operator", "Status", "First event", "Last event"]}
          rows={lines.map((line) => ({
            key: `${line.slug} ${line.key}`,
            cells: [
              line.designation,
              operatorOf(line),
              <StatusMark key="status" status={line.status} />,
              formatDate(line.first),
              formatDate(line.last),
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

const between = ({ first, last }: { first: string; last: string }) =>
  first === last ? formatDate(first) : `${formatDate(first)} – ${formatDate(last)}`;
