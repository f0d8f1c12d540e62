import type { ReactNode } from "react";

import { ChangedRecords } from "@/components/admin/changed-records";
import { Counts } from "@/components/admin/counts";
import { countNoun } from "@/lib/core/count-noun";
import { figure } from "@/lib/core/figure";
import type { DescribedChange } from "@/lib/core/platform/describe-changes";

export type ShownReport = {
  readonly counts: {
    readonly new: number;
    readonly changed: number;
    readonly unchanged: number;
    readonly errors: number;
  };
  readonly rows: readonly {
    readonly line: number;
    readonly slug: string;
    readonly outcome: "new" | "changed" | "unchanged";
    readonly told: readonly DescribedChange[];
  }[];
  readonly errors: readonly {
    readonly line: number;
    readonly column: string;
    readonly reason: string;
    readonly cure: string;
  }[];
};

/** Entries of each part on the page; the downloads have more. */
const SHOWN = 100;

/** What an import would do or did: what is wrong first, then what changes from what to what, what is new, what stays. */
export function ImportReportView({ report, isDone }: { report: ShownReport; isDone: boolean }) {
  const { counts, rows, errors } = report;
  const of = (outcome: "new" | "changed") => rows.filter((row) => row.outcome === outcome).slice(0, SHOWN);
  const [changed, fresh] = [of("changed"), of("new")];
  return (
    <>
      {errors.length > 0 ? (
        <Part
          id="errors"
          title="What is wrong"
          told={`${countNoun(counts.errors, "error")}, in the order of the file`}
          all={counts.errors}
          shown={Math.min(errors.length, SHOWN)}
        >
          <ol className="mt-3 border-t border-rule">
            {errors.slice(0, SHOWN).map(({ line, column, reason, cure }, at) => (
              <li
                key={at}
                className="grid gap-x-8 gap-y-1 border-b border-rule py-3 md:grid-cols-[16rem_minmax(0,1fr)]"
              >
                <p className="strong min-w-0 break-words">
                  {line === 0 ? "The whole file" : `Line ${figure(line)}`}
                  {column ? <span className="block text-sm font-normal text-soft">{column}</span> : null}
                </p>
                <p className="min-w-0 break-words">
                  {reason} <span className="text-soft">{cure}</span>
                </p>
              </li>
            ))}
          </ol>
        </Part>
      ) : null}
      {changed.length > 0 ? (
        <Part
          id="changed"
          title={isDone ? "What changed" : "What would change"}
          told={countNoun(counts.changed, "record")}
          all={counts.changed}
          shown={changed.length}
        >
          <ChangedRecords
            records={changed.map(({ line, slug, told }) => ({
              slug,
              href: `/platforms/${slug}`,
              note: `line ${figure(line)}`,
              changes: told,
            }))}
          />
        </Part>
      ) : null}
      {fresh.length > 0 ? (
        <Part
          id="new"
          title={isDone ? "What is new" : "What would be new"}
          told={countNoun(counts.new, "record")}
          all={counts.new}
          shown={fresh.length}
        >
          <ul className="mt-3 columns-1 gap-8 sm:columns-2 lg:columns-3">
            {fresh.map(({ line, slug }) => (
              <li key={slug} className="break-inside-avoid py-1">
                {isDone ? <a href={`/platforms/${slug}`}>{slug}</a> : slug}{" "}
                <span className="text-sm text-soft">line {figure(line)}</span>
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
    </>
  );
}

type PartProps = {
  readonly id: string;
  readonly title: string;
  readonly told: string;
  readonly all: number;
  readonly shown: number;
  readonly children: ReactNode;
};

/** One part of the report, with how much of it is shown. */
const Part = ({ id, title, told, all, shown, children }: PartProps) => (
  <section aria-labelledby={id} className="mt-8">
    <h2 id={id} className="text-lg">
      {title}
    </h2>
    <p className="text-sm text-soft">
      {told}
      {all > shown ? `; the first ${figure(shown)} are shown` : ""}
    </p>
    {children}
  </section>
);

/** The numbers of a report. */
export const ReportCounts = ({ counts }: Pick<ShownReport, "counts">) => (
  <Counts
    counts={[
      { label: "new", count: counts.new },
      { label: "changed", count: counts.changed },
      { label: "unchanged", count: counts.unchanged },
      { label: counts.errors === 1 ? "error" : "errors", count: counts.errors },
    ]}
  />
);
