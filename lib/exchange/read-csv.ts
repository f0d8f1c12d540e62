import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";

import { FileRefused, refuse } from "@/lib/exchange/file-refused";
import type { TableRow } from "@/lib/exchange/read-table";

/** Characters that one row may take: some hundred times what the longest fields of a record fill together. */
const ROW_MAX = 1_000_000;
/** Where the headings are looked for; those of an export take a few hundred characters. */
const HEADINGS_MAX = 10_000;

/** Rows of a CSV file, with the line on which each begins. Commas, semicolons and tabs are told apart by the headings. */
export async function* readCsv(text: AsyncIterable<string>): AsyncGenerator<TableRow> {
  const pieces = text[Symbol.asyncIterator]();
  let head = "";
  while (!/[\r\n]/.test(head) && head.length < HEADINGS_MAX) {
    const next = await pieces.next();
    if (next.done) break;
    head += next.value;
  }
  if (/^\s*[[{]/.test(head))
    throw refuse("The file ends in .csv but holds JSON.", "Name it .json, or .ndjson where each line is a record.", 1);
  const parser = parse({
    delimiter: delimiterOf(head),
    info: true,
    relax_column_count: true,
    max_record_size: ROW_MAX,
  });
  const source = Readable.from(following(head, pieces));
  let failed: unknown;
  source.on("error", (error) => {
    failed = error;
    parser.destroy(error);
  });
  source.pipe(parser);
  let line = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      yield { line, cells: record };
      line = info.lines + 1;
    }
  } catch (error) {
    if (failed instanceof FileRefused) throw failed;
    if (error instanceof CsvError) throw explained(error, line);
    throw error;
  } finally {
    source.destroy();
    parser.destroy();
  }
}

async function* following(head: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  if (head) yield head;
  for (let next = await rest.next(); !next.done; next = await rest.next()) if (next.value) yield next.value;
}

function delimiterOf(head: string): string {
  const headings = head.split(/[\r\n]/, 1)[0] ?? "";
  const counted = [",", ";", "\t"].map((sign) => ({ sign, count: headings.split(sign).length }));
  return counted.sort((a, b) => b.count - a.count)[0]?.sign ?? ",";
}

function explained(error: CsvError, line: number): FileRefused {
  if (error.code === "CSV_QUOTE_NOT_CLOSED")
    return refuse(
      "A quotation mark is opened and never closed.",
      "Close it, or was the file cut off? Then export or copy it again.",
      line,
    );
  if (error.code === "CSV_MAX_RECORD_SIZE")
    return refuse(`The row is longer than ${ROW_MAX} characters.`, "Is a quotation mark missing at its end?", line);
  return refuse(
    "A quotation mark stands where none may be.",
    'Put the whole cell in quotation marks, and write those within it twice: "the ""Dhruv""".',
    line,
  );
}
