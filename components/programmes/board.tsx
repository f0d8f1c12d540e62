import { ProgrammeLink, operatorOf } from "@/components/programmes/programme-link";
import { StatusMark } from "@/components/programme/status-mark";
import { WayLink } from "@/components/ui/way-link";
import type { ProgrammeBoard, ProgrammeLine } from "@/lib/core/programme/programme-board";
import { programmesHref } from "@/lib/core/programme/programme-board";
import type { SearchState } from "@/lib/core/search/search-state";
import { withToggled } from "@/lib/core/search/search-state";
import type { Status } from "@/lib/core/taxonomy/statuses";
import { STAGES, STATUSES, stageOf } from "@/lib/core/taxonomy/statuses";

/** A section a stage, and in it a column a status, in the order of a programme's life. */
export function Board({ state, board }: { state: SearchState; board: ProgrammeBoard }) {
  const columns = ["coming", "in-service", "past"] as const;
  return (
    <section aria-labelledby="board-title">
      <h3 id="board-title" className="sr-only">
        By stage
      </h3>
      <div className="space-y-8">
        {columns.map((stage) => {
          const statuses = STATUSES.codes.filter((status) => stageOf(status) === stage && board.statuses[status]);
          const count = statuses.reduce((sum, status) => sum + (board.statuses[status] ?? 0), 0);
          return (
            <section key={stage} aria-labelledby={`stage-${stage}`} data-stage={stage} className="min-w-0">
              <h4
                id={`stage-${stage}`}
                title={STAGES.get(stage).definition}
                className="flex justify-between border-b border-ink pb-1 text-base"
              >
                {STAGES.labelOf(stage)}
                <span className="tabular-nums">{count.toLocaleString("en-GB")}</span>
              </h4>
              {statuses.length === 0 ? <p className="py-3 text-sm text-soft italic">None</p> : null}
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
  return (
    <section aria-labelledby={`status-${status}`} className="min-w-0 pt-4 text-sm">
      <h5 id={`status-${status}`} title={STATUSES.get(status).definition} className="flex justify-between">
        <StatusMark status={status} />
        <span className="tabular-nums" data-count={status}>
          {count.toLocaleString("en-GB")}
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
            All {count.toLocaleString("en-GB")} {STATUSES.labelOf(status).toLowerCase()}
          </WayLink>
        ) : (
          <p className="py-2 text-soft">
            The first {lines.length} by name are shown. Narrow further to see the others.
          </p>
        )
      ) : null}
    </section>
  );
}

function quantities({ ordered, delivered }: ProgrammeLine): string {
  const figure = (count: number) => count.toLocaleString("en-GB");
  if (ordered !== null && delivered !== null) return ` · ${figure(delivered)} of ${figure(ordered)} delivered`;
  if (ordered !== null) return ` · ${figure(ordered)} ordered`;
  return delivered ? ` · ${figure(delivered)} delivered` : "";
}
