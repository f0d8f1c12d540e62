import { extname } from "node:path";

import { own } from "@/lib/core/own";
import { refuse } from "@/lib/exchange/file-refused";

/** The forms in which records come in and go out, by the ending of the file's name. XLSX only comes in. */
export const EXPORT_FORMATS = ["csv", "json", "ndjson"] as const;
export type RecordsFormat = (typeof EXPORT_FORMATS)[number];
export type ImportFormat = RecordsFormat | "xlsx";

const ENDINGS: Readonly<Record<string, ImportFormat>> = {
  ".csv": "csv",
  ".json": "json",
  ".ndjson": "ndjson",
  ".jsonl": "ndjson",
  ".xlsx": "xlsx",
};
const TAKEN = "A file to import ends in .csv, .json, .ndjson or .xlsx.";

/** How other files begin, as text of one character a byte, and what they are called. */
const KINDS: readonly [begin: string, kind: string][] = [
  ["\x89PNG", "a PNG picture"],
  ["\xFF\xD8\xFF", "a JPEG picture"],
  ["GIF8", "a GIF picture"],
  ["RIFF", "a WebP picture or another media file"],
  ["BM", "a bitmap picture"],
  ["II*\0", "a TIFF picture"],
  ["%PDF", "a PDF document"],
  ["\xD0\xCF\x11\xE0", "an old Office file, such as .xls, or an encrypted one"],
  ["\x1F\x8B", "a gzip archive"],
  ["7z\xBC\xAF\x27\x1C", "a 7-Zip archive"],
  ["Rar!", "a RAR archive"],
  ["\xFD7zXZ", "an xz archive"],
  ["BZh", "a bzip2 archive"],
  ["{\\rtf", "an RTF document"],
  ["\x7FELF", "a program"],
  ["MZ", "a program"],
  ["SQLite format 3", "an SQLite database"],
  ["PAR1", "a Parquet file"],
];

const isZip = (head: Buffer): boolean => head.subarray(0, 4).equals(Buffer.from("PK\x03\x04", "latin1"));

/** The format that a file's name promises and its first bytes do not belie.
 *  @throws FileRefused when the ending is another, or the content is. */
export function formatOf(fileName: string, head: Buffer): ImportFormat {
  const ending = extname(fileName).toLowerCase();
  const format = own(ENDINGS, ending);
  if (!format)
    throw refuse(
      ending ? `Files that end in ${ending} are not read.` : "The file's name has no ending.",
      ending === ".xls" ? "Save it as .xlsx in your spreadsheet program." : TAKEN,
    );
  if (head.length === 0) throw refuse("The file is empty.", "Choose a file with at least one record.");
  if (format === "xlsx") {
    if (isZip(head)) return format;
    throw refuse(
      `The file ends in .xlsx but is ${kindOf(head) ?? "no workbook"}.`,
      "Save it as an Excel workbook (.xlsx), or give it the ending of what it is.",
    );
  }
  if (isZip(head))
    throw refuse(
      `The file ends in ${ending} but is a ZIP archive, perhaps a workbook.`,
      "If it is an Excel workbook, name it .xlsx; else unpack it and import what is in it.",
    );
  const kind = kindOf(head);
  if (kind) throw refuse(`The file ends in ${ending} but is ${kind}.`, `Choose the file with the records. ${TAKEN}`);
  return format;
}

function kindOf(head: Buffer): string | null {
  const text = head.toString("latin1");
  const known = KINDS.find(([begin]) => text.startsWith(begin))?.[1];
  // Two letters also begin words: a picture or a program has bytes that no text has.
  if (known && (text.includes("\0") || !/^(BM|MZ|II)/.test(text))) return known;
  if (/^\s*(<!doctype html|<html)/i.test(text)) return "a web page";
  return null;
}
