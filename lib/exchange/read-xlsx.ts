import { open, readFile } from "node:fs/promises";
import { streamXlsxRows } from "hucre/xlsx";
import { fromFd, type Entry, type ZipFile } from "yauzl";

import { refuse } from "@/lib/exchange/file-refused";
import type { TableRow } from "@/lib/exchange/read-table";

/** A workbook with 100,000 records unpacks to some 400 MB; the strings that it shares are held in memory, and so have a bound of their own. */
const UNPACKED_MAX = 768 * 2 ** 20;
const SHARED_MAX = 96 * 2 ** 20;
const PACKED_MAX = 128 * 2 ** 20;
const ENTRIES_MAX = 2_000;
const CELLS_MAX = 20_000_000;
/** What Excel itself allows in a cell. */
const CELL_MAX = 32_767;
const COLUMNS_MAX = 1_000;

/** Rows of the first sheet of a workbook. It is unpacked once before anything is read of it, and only counted, so that one which
 *  claims to be small and is not comes to nothing.
 *  @throws FileRefused when it is none, is damaged, or is larger than the bounds above. */
export async function* readXlsx(path: string): AsyncGenerator<TableRow> {
  await requireHarmless(path);
  let cells = 0;
  try {
    for await (const { index, values } of streamXlsxRows(await readFile(path))) {
      const line = index + 1;
      cells += values.length;
      if (cells > CELLS_MAX || values.length > COLUMNS_MAX)
        throw refuse(
          `The sheet has too many cells.`,
          "Divide it into several workbooks, and delete empty columns at its right.",
          line,
        );
      yield { line, cells: values.map((value) => cellText(value, line)) };
    }
  } catch (error) {
    if (error instanceof Error && error.name === "FileRefused") throw error;
    throw refuse(
      `The workbook cannot be read: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`,
      "Open it in your spreadsheet program and save it again as .xlsx, without a password.",
    );
  }
}

function cellText(value: unknown, line: number): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? "" : value.toISOString().replace(/T00:00:00\.000Z$/, "");
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean")
    throw refuse(
      "A cell holds an error or something other than text and numbers.",
      "Put the value itself there.",
      line,
    );
  const text = String(value);
  if (text.length > CELL_MAX) throw refuse(`A cell is longer than ${CELL_MAX} characters.`, "Shorten it.", line);
  return text;
}

async function requireHarmless(path: string): Promise<void> {
  const file = await open(path, "r");
  try {
    if ((await file.stat()).size > PACKED_MAX)
      throw refuse(
        `The workbook is larger than ${PACKED_MAX / 2 ** 20} MB.`,
        "Divide it, or export NDJSON, which has no bound.",
      );
    const zip = await openZip(file.fd);
    let isWorkbook = false;
    for await (const name of countedEntries(zip)) isWorkbook ||= name === "xl/workbook.xml";
    if (!isWorkbook)
      throw refuse(
        "The file ends in .xlsx but is another kind of ZIP archive.",
        "Save it as an Excel workbook (.xlsx).",
      );
  } finally {
    await file.close().catch(() => undefined);
  }
}

const DAMAGED = "Copy or save it again; it may have been cut off.";

function openZip(fd: number): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromFd(fd, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) => {
      if (zip) resolve(zip);
      else reject(refuse(`The workbook is damaged: ${error?.message ?? "it cannot be opened"}.`, DAMAGED));
    });
  });
}

/** The names of an archive's entries. Each is unpacked, counted and dropped: what it says of its own size is not believed. */
async function* countedEntries(zip: ZipFile): AsyncGenerator<string> {
  let total = 0;
  for (let count = 0; ; count++) {
    const entry = await nextEntry(zip);
    if (!entry) return;
    if (count > ENTRIES_MAX) throw refuse("The workbook has too many parts.", "Save it again as a plain workbook.");
    const isShared = entry.fileName.toLowerCase().endsWith("sharedstrings.xml");
    total += await sizeOf(zip, entry, Math.min(UNPACKED_MAX - total, isShared ? SHARED_MAX : Infinity));
    yield entry.fileName;
  }
}

function nextEntry(zip: ZipFile): Promise<Entry | null> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      zip.removeAllListeners();
      act();
    };
    zip.once("entry", (entry: Entry) => settle(() => resolve(entry)));
    zip.once("end", () => settle(() => resolve(null)));
    zip.once("error", (error: Error) =>
      settle(() => reject(refuse(`The workbook is damaged: ${error.message}.`, DAMAGED))),
    );
    zip.readEntry();
  });
}

function sizeOf(zip: ZipFile, entry: Entry, most: number): Promise<number> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (!stream) return reject(refuse(`The workbook is damaged: ${error?.message ?? entry.fileName}.`, DAMAGED));
      let size = 0;
      stream.on("data", (piece: Buffer) => {
        size += piece.length;
        if (size <= most) return;
        stream.destroy();
        reject(
          refuse(
            "The workbook unpacks to more than is read.",
            "Divide it into several, or import NDJSON, which has no bound.",
          ),
        );
      });
      stream.on("end", () => resolve(size));
      stream.on("error", (failure: Error) => reject(refuse(`The workbook is damaged: ${failure.message}.`, DAMAGED)));
    });
  });
}
