import { access, constants, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import type { ImportReport } from "@/lib/exchange/import-report";
import { asUnreadable, OperatorError } from "@/lib/operator-error";
import { sweepEarly } from "@/lib/sweep-early";
import { counted, tellEnd } from "@/scripts/support/closing-lines";
import { indexStep } from "@/scripts/support/index-step";
import { requireMigrated } from "@/scripts/support/migrations/require-migrated";
import { requireWritable, writeWhole } from "@/scripts/support/output-file";
import { oneFile, readOptions } from "@/scripts/support/read-options";
import { step } from "@/scripts/support/steps";
import { withCatalogue } from "@/scripts/support/with-catalogue";

const HELP = `npm run import -- FILE: load records from a CSV, JSON, NDJSON or XLSX file, told by its ending.

All of them or, when one row is wrong, none. Records that are there are replaced by what the file says, others are created.
A file that npm run export wrote changes nothing. Works beside a running catalogue as well; the index follows.
  --dry-run        do the same and take it back: says what is new, what would change and what is wrong
  --report FILE    write the report as .json or .csv
  --no-index       leave the index to the catalogue that runs, or to its next start
  --reason TEXT    why, for the versions that it makes`;

/** Problems and changes that are printed; the report has more. */
const SHOWN = 20;

export async function main(args: string[]): Promise<void> {
  const read = readOptions(
    args,
    {
      "dry-run": { type: "boolean" },
      "no-index": { type: "boolean" },
      report: { type: "string" },
      reason: { type: "string" },
    },
    HELP,
    { takesMore: true },
  );
  if (!read) return;
  const file = oneFile(read.positionals, "import", "records.csv");
  await requireFile(file);
  // It is written last; that it can't be has to be said before anything else is.
  if (read.values.report !== undefined) await requireWritable(read.values.report);
  const started = performance.now();
  sweepEarly();
  const dryRun = read.values["dry-run"] === true;

  const report = await withCatalogue("import", async (context, { databaseUrl }) => {
    const { importPlatforms } = await import("@/lib/catalogue/commands/import-platforms");
    const { CONSOLE_ACTOR } = await import("@/lib/core/access/access");
    await requireMigrated(databaseUrl);
    const { outcome } = await step("records", async ({ update }) => {
      const result = await importPlatforms(context, CONSOLE_ACTOR, {
        file: { path: file, name: path.basename(file) },
        dryRun,
        reason: read.values.reason ?? null,
        // How many records a file has is known only at its end; until then it is told by its size.
        onProgress: ({ records, bytes, totalBytes }) =>
          update(records, Math.max(records, Math.round((records * totalBytes) / Math.max(1, bytes)))),
      });
      if (!result.ok) throw new Error(`The import was refused: ${JSON.stringify(result.problem)}`);
      return { outcome: result.value, told: told(result.value) };
    });
    if (outcome.result === "written" && read.values["no-index"] !== true) await indexStep(context);
    return outcome;
  });

  if (read.values.report !== undefined) await writeReport(read.values.report, report);
  show(report);
  if (report.result === "refused")
    throw new OperatorError(
      `${counted(report.counts.errors, "error")} in ${file}; nothing was written.`,
      read.values.report === undefined
        ? "Correct what stands above and import it again; --report FILE writes all of it down."
        : `Correct what ${read.values.report} names and import it again.`,
    );
  const total = report.counts.new + report.counts.changed + report.counts.unchanged;
  tellEnd(
    `${counted(total, "record")} (${told(report)})`,
    started,
    dryRun ? `npm run import -- ${file}` : "npm start, or npm run export -- FILE to see what is there",
  );
}

const told = ({ counts, result }: ImportReport) =>
  `${counts.new} new, ${counts.changed} changed, ${counts.unchanged} unchanged, ${counts.errors} wrong${result === "rehearsed" ? ": a dry run, nothing was written" : ""}`;

async function requireFile(file: string): Promise<void> {
  const cure = "Name the file with the records, by its path.";
  try {
    await access(file, constants.R_OK);
  } catch (error) {
    throw asUnreadable(file, error, cure);
  }
  if (!(await stat(file)).isFile()) throw new OperatorError(`There is no file ${file}.`, cure);
}

function show({ rows, errors, counts }: ImportReport): void {
  for (const { line, column, reason, cure } of errors.slice(0, SHOWN))
    console.log(`${line > 0 ? `line ${line}${column ? `, ${column}` : ""}: ` : ""}${reason} ${cure}`);
  const more = counts.errors - Math.min(SHOWN, errors.length);
  if (more > 0) console.log(`and ${counted(more, "more error")}`);
  if (errors.length > 0) return;
  const changed = rows.filter(({ outcome }) => outcome === "changed");
  for (const { slug, changes } of changed.slice(0, SHOWN))
    console.log(`${slug}: ${changes.map((change) => change.path).join(", ")}`);
}

async function writeReport(file: string, report: ImportReport): Promise<void> {
  const { reportToCsv, reportToJson } = await import("@/lib/exchange/import-report");
  const text = file.toLowerCase().endsWith(".csv") ? reportToCsv(report) : reportToJson(report);
  await writeWhole(file, (draft) => writeFile(draft, text));
}
