import { stringify } from "csv-stringify/sync";

import type { Change } from "@/lib/core/platform/changes-between";
import type { DescribedChange } from "@/lib/core/platform/describe-changes";
import type { RowProblem } from "@/lib/exchange/file-refused";
import { guarded } from "@/lib/exchange/formula-guard";

/** What an import does, or would do, with one record of its file. */
export type RowOutcome = {
  readonly line: number;
  readonly slug: string;
  readonly outcome: "new" | "changed" | "unchanged";
  readonly changes: readonly Change[];
  /** The same in words. */
  readonly told: readonly DescribedChange[];
};

/** What came of an import. Lists end at a bound, counts do not: what is beyond is in the counts. */
export type ImportReport = {
  /** `written`, or the reason why nothing was: it was a rehearsal, there were errors, it would do something else by now than was
   *  expected of it, or nothing would change. */
  readonly result: "written" | "rehearsed" | "refused" | "moved" | "nothing-to-do";
  readonly batchId: string | null;
  readonly fileName: string;
  /** Stands for all that is done to every record, value by value: the same in two reports, the same deed. */
  readonly fingerprint: string;
  readonly counts: {
    readonly new: number;
    readonly changed: number;
    readonly unchanged: number;
    readonly errors: number;
  };
  readonly rows: readonly RowOutcome[];
  readonly errors: readonly RowProblem[];
};

const HEADINGS = ["line", "slug", "outcome", "column", "before", "after", "reason", "cure"];

/** The report as a table: errors first, then a row for each field that changes, and one for each record that is new or stays as it is. */
export function reportToCsv({ rows, errors }: ImportReport): string {
  const told = [
    ...errors.map(({ line, column, reason, cure }) => [line, "", "error", column, "", "", reason, cure]),
    ...rows.flatMap(({ line, slug, outcome, changes }) =>
      outcome === "changed"
        ? changes.map(({ path, before, after }) => [line, slug, outcome, path, cell(before), cell(after), "", ""])
        : [[line, slug, outcome, "", "", "", "", ""]],
    ),
  ];
  const cells = told.map((row) => row.map((value) => (typeof value === "string" ? guarded(value) : value)));
  return `\uFEFF${stringify([HEADINGS, ...cells], { record_delimiter: "\r\n" })}`;
}

export const reportToJson = (report: ImportReport): string => `${JSON.stringify(report, null, 2)}\n`;

const cell = (value: unknown): string =>
  value === null || value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value);
