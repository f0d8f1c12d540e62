import { words } from "@/components/language/words";
import { ProgrammeLink, operatorOf } from "@/components/programmes/programme-link";
import { StatusMark } from "@/components/programme/status-mark";
import { WayLink } from "@/components/ui/way-link";
import type { ProgrammeBoard, ProgrammeLine } from "@/lib/core/programme/programme-board";
import { programmesHref } from "@/lib/core/programme/programme-board";
import type { SearchState } from "@/lib/core/search/search-state";
import { withToggled } from "@/lib/core/search/search-state";
import type { Status } from "@/lib/core/taxonomy/statuses";
import { STATUSES, stageOf } from "@/lib/core/taxonomy/statuses";

/** A section a stage, and in it a column a status, in the order of a programme's life. */
export function Board({ state, board }: { state: SearchState; board: ProgrammeBoard }) {
  const { text, label, definition, figure } = words();
  const columns = ["coming", "in-service", "past"] as const;
  return (
    <section aria-labelledby="board-title">
      <h3 id="board-title" className="sr-only">
        {text("home.byStage")}
      </h3>
      <div className="space-y-8">
        {columns.map((stage) => {
          const statuses = STATUSES.codes.filter((status) => stageOf(status) === stage && board.statuses[status]);
          const count = statuses.reduce((sum, status) => sum + (board.statuses[status] ?? 0), 0);
          return (
            <section key={stage} aria-labelledby={`stage-${stage}`} data-stage={stage} className="min-w-0">
              <h4
                id={`stage-${stage}`}
                title={definition("stage", stage) ?? undefined}
                className="flex justify-between border-b border-ink pb-1 text-base"
              >
                {label("stage", stage)}
                <span className="tabular-nums">{figure(count)}</span>
              </h4>
              {statuses.length === 0 ? <p className="py-3 text-sm text-soft italic">{text("board.none")}</p> : null}
              <div className="grid gap-x-10 gap-y-4 sm:grid-cols-2 xl:grid-cols-4">
                {statuses.map((status) => (
                  <Group
                    key={status}
                    status={status}
                    count={board.statuses[status] ?? 0}
                    lines={board.lines.filter((line) => line.status === status)}
                    state={state}
                  />
                ))}
              </div>
            </section>
          );
        })}
      </div>
    </section>
  );
}

type GroupProps = { status: Status; count: number; lines: readonly ProgrammeLine[]; state: SearchState };

function Group({ status, count, lines, state }: GroupProps) {
  const { text, label, inSentence, definition, figure } = words();
  return (
    <section aria-labelledby={`status-${status}`} className="min-w-0 pt-4 text-sm">
      <h5 id={`status-${status}`} title={definition("status", status) ?? undefined} className="flex justify-between">
        <StatusMark status={status} label={label("status", status)} />
        <span className="tabular-nums" data-count={status}>
          {figure(count)}
        </span>
      </h5>
      <ul className="mt-1">
        {lines.map((line) => (
          <li key={`${line.slug} ${line.key}`} className="border-t border-rule py-1.5">
            <ProgrammeLink line={line} />
            <span className="block text-xs text-soft tabular-nums">
              {operatorOf(line)}
              {quantities(line)}
            </span>
          </li>
        ))}
      </ul>
      {count > lines.length ? (
        state.facets.status.length === 0 ? (
          <WayLink
            href={programmesHref(withToggled(state, "status", status))}
            className="inline-flex min-h-11 items-center underline md:min-h-9"
          >
            {text("board.all", { count, status: inSentence("status", status) })}
          </WayLink>
        ) : (
          <p className="py-2 text-soft">{text("board.first", { count: lines.length })}</p>
        )
      ) : null}
    </section>
  );
}

function quantities({ ordered, delivered }: ProgrammeLine): string {
  const { text } = words();
  if (ordered !== null && delivered !== null) return ` · ${text("quantity.ofDelivered", { delivered, ordered })}`;
  if (ordered !== null) return ` · ${text("quantity.ordered", { ordered })}`;
  return delivered ? ` · ${text("quantity.delivered", { delivered })}` : "";
}
