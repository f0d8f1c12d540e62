import { createWriteStream } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseSearchState } from "@/lib/core/search/url-codec";
import { EXPORT_FORMATS, type RecordsFormat } from "@/lib/exchange/file-format";
import { OperatorError } from "@/lib/operator-error";
import { counted, tellEnd } from "@/scripts/support/closing-lines";
import { requireMigrated } from "@/scripts/support/migrations/require-migrated";
import { requireWritable, writeWhole } from "@/scripts/support/output-file";
import { oneFile, readOptions } from "@/scripts/support/read-options";
import { step } from "@/scripts/support/steps";
import { withCatalogue } from "@/scripts/support/with-catalogue";

const HELP = `npm run export -- FILE: write every published record to a CSV, JSON or NDJSON file, told by its ending.

Nothing is lost: importing the file again changes nothing. FILE is replaced once all of it is written.
  --search QUERY   only what a search finds, in its order, written as in an address: "operator=IN&status=inducted"
  --dry-run        count the records, and write nothing`;

export async function main(args: string[]): Promise<void> {
  const read = readOptions(args, { search: { type: "string" }, "dry-run": { type: "boolean" } }, HELP, {
    takesMore: true,
  });
  if (!read) return;
  const file = oneFile(read.positionals, "export", "records.ndjson");
  const format = formatOf(file);
  const search = read.values.search === undefined ? null : searchOf(read.values.search);
  const isDryRun = read.values["dry-run"] === true;
  if (!isDryRun) await requireWritable(file);
  const started = performance.now();

  const records = await withCatalogue("export", async (context, { databaseUrl }) => {
    const { exportRecords } = await import("@/lib/catalogue/queries/export-records");
    await requireMigrated(databaseUrl);
    const total = search ? 0 : await context.store.read.platform.count({ where: { publishedVersion: { not: null } } });
    const { done } = await step("records", async ({ update }) => {
      let done = 0;
      const pieces = exportRecords(context, format, {
        search,
        onRecords: (now) => {
          done = now;
          update(now, Math.max(now, total));
        },
      });
      await (isDryRun ? countOnly(pieces) : write(pieces, file));
      return { done, told: counted(done, "record") };
    });
    return done;
  });
  tellEnd(
    `${counted(records, "record")} ${isDryRun ? "would be in" : "written to"} ${file}`,
    started,
    isDryRun ? `npm run export -- ${file}` : `npm run import -- ${file} --dry-run, to see that nothing would change`,
  );
}

function formatOf(file: string): RecordsFormat {
  const ending = path.extname(file);
  const format = EXPORT_FORMATS.find((one) => `.${one}` === ending.toLowerCase());
  if (format) return format;
  throw new OperatorError(
    ending ? `Files that end in ${ending} are not written.` : `${file} does not say its format.`,
    `Let it end in ${EXPORT_FORMATS.map((one) => `.${one}`).join(", ")}.`,
  );
}

function searchOf(query: string) {
  const { state, notices } = parseSearchState(new URLSearchParams(query));
  const [notice] = notices;
  if (notice) throw new OperatorError(`--search: ${notice.message}.`, "Write it as in the address of the list.");
  return state;
}

async function countOnly(pieces: AsyncIterable<string>): Promise<void> {
  for await (const piece of pieces) void piece;
}

const write = (pieces: AsyncIterable<string>, file: string): Promise<void> =>
  writeWhole(file, (draft) => pipeline(Readable.from(pieces), createWriteStream(draft)));
