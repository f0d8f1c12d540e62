import { closeSync, openSync, writeSync } from "node:fs";
import { stringify } from "csv-stringify/sync";
import type { Platform, PlatformInput } from "@/lib/core/platform/platform";
import { RECORD_WRITERS } from "@/lib/exchange/write-records";
import { platformRecordSchema } from "@/lib/core/platform/platform";
import { syntheticPlatforms } from "@/scripts/bench/synthetic-platforms";

/** How many records a file holds, and how many rows or lines below its headings. */
export type Written = { readonly records: number; readonly rows: number };

/** Records are handed over in pieces of so many, so that memory stays flat. */
const PIECE = 500;

/** Writes invented records as NDJSON, each changed on its way by `change`. */
export function writeLines(file: string, records: number, change: (record: PlatformInput) => PlatformInput): Written {
  writePieces(file, piecesOf(records), (piece) =>
    piece.map((record) => `${JSON.stringify(change(record))}\n`).join(""),
  );
  return { records, rows: records };
}

/** Writes what a person's list of equipment has of the invented records: one a line, in the columns of the record itself. */
export function writePlainTable(file: string, records: number, seed = 1): Written {
  const headings = "slug designation name domain category roles origin introduced summary".split(" ");
  const cells = (record: PlatformInput) => [
    record.slug,
    record.designation,
    record.name,
    record.domain,
    record.category,
    record.roles?.join("\n"),
    record.origin?.join("\n"),
    record.introduced?.year,
    record.summary,
  ];
  let before = stringify([headings]);
  writePieces(file, piecesOf(records, seed), (piece) => {
    const text = before + stringify(piece.map(cells));
    before = "";
    return text;
  });
  return { records, rows: records };
}

/** Writes invented records whole in the form of our tables, a row for each of their parts, until there are so many rows. */
export async function writeWholeTable(file: string, rows: number): Promise<Written> {
  const written = { records: 0, rows: -1 }; // the headings are none
  const out = openSync(file, "w");
  try {
    for await (const text of RECORD_WRITERS.csv.write(asStored(rows, written))) {
      writeSync(out, text);
      written.rows += text.split("\r\n").length - 1; // invented texts have no such breaks within
    }
  } finally {
    closeSync(out);
  }
  return written;
}

async function* asStored(rows: number, written: { records: number; rows: number }) {
  for (const piece of piecesOf(rows)) {
    await Promise.resolve();
    for (const record of piece) {
      if (written.rows >= rows) return;
      written.records += 1;
      const whole: Platform = platformRecordSchema.parse(record);
      yield [{ version: 1, content: JSON.stringify(whole) }];
    }
  }
}

function* piecesOf(records: number, seed = 1): Generator<PlatformInput[]> {
  let piece: PlatformInput[] = [];
  for (const record of syntheticPlatforms(records, seed)) {
    if (piece.push(record) < PIECE) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
}

function writePieces(
  file: string,
  pieces: Iterable<PlatformInput[]>,
  textOf: (piece: PlatformInput[]) => string,
): void {
  const out = openSync(file, "w");
  try {
    for (const piece of pieces) writeSync(out, textOf(piece));
  } finally {
    closeSync(out);
  }
}
