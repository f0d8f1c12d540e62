import { stringify } from "csv-stringify/sync";

import type { Platform } from "@/lib/core/platform/platform";
import type { RecordsFormat } from "@/lib/exchange/file-format";
import { guarded } from "@/lib/exchange/formula-guard";
import { COLUMNS, ROW_KINDS, kindsBelow, listCell, type RowKind } from "@/lib/exchange/table-layout";

/** A published record on its way out: its version, and its content as the JSON text that was stored. */
export type WrittenRecord = { readonly version: number; readonly content: string };

type Batches = AsyncIterable<readonly WrittenRecord[]>;

/** Whole records as pieces of a file. What comes out goes in again unchanged: see lib/exchange/read-records.ts. */
export const RECORD_WRITERS: Readonly<
  Record<RecordsFormat, { type: string; write: (batches: Batches) => AsyncIterable<string> }>
> = {
  csv: { type: "text/csv; charset=utf-8", write: recordsToCsv },
  json: { type: "application/json; charset=utf-8", write: recordsToJson },
  ndjson: { type: "application/x-ndjson; charset=utf-8", write: recordsToNdjson },
};

/** The stored text as it is, the version put in at its end. */
const withVersion = ({ version, content }: WrittenRecord) =>
  `${content.slice(0, content.lastIndexOf("}"))},"version":${version}}`;

async function* recordsToNdjson(batches: Batches): AsyncGenerator<string> {
  for await (const records of batches) yield records.map((record) => `${withVersion(record)}\n`).join("");
}

async function* recordsToJson(batches: Batches): AsyncGenerator<string> {
  let before = "[\n";
  for await (const records of batches) {
    if (records.length === 0) continue;
    yield before + records.map(withVersion).join(",\n");
    before = ",\n";
  }
  yield before === "[\n" ? "[]\n" : "\n]\n";
}

/** RFC 4180 with a byte order mark, so that spreadsheets read it as UTF-8. */
async function* recordsToCsv(batches: Batches): AsyncGenerator<string> {
  let before = `\uFEFF${stringify([[...COLUMNS]], CSV)}`;
  for await (const records of batches) {
    const rows = records.flatMap(({ version, content }) => rowsOf(JSON.parse(content) as Platform, version));
    yield before + stringify(rows, CSV);
    before = "";
  }
  if (before) yield before;
}

const CSV = { record_delimiter: "\r\n" } as const;
const PLACE = new Map(COLUMNS.map((column, at) => [column, at]));

function rowsOf(record: Platform, version: number): string[][] {
  const rows: string[][] = [];
  const add = (kind: RowKind, node: object) => {
    const cells = new Array<string>(COLUMNS.length).fill("");
    const set = (column: string, text: string) => (cells[PLACE.get(column) ?? 0] = guarded(text));
    set("row", kind.name);
    set("slug", record.slug);
    if (kind.below === null) set("version", String(version));
    for (const { column, path, holds } of kind.fields) {
      const value = path.reduce<unknown>(
        (inner, part) => (inner as Record<string, unknown> | null | undefined)?.[part],
        node,
      );
      if (value === null || value === undefined) continue;
      set(
        column,
        holds === "list" ? listCell(value as string[]) : typeof value === "string" ? value : JSON.stringify(value),
      );
    }
    rows.push(cells);
    for (const below of kindsBelow(kind.name)) {
      const children = (node as Record<string, object[] | undefined>)[below.list ?? ""] ?? [];
      for (const child of children) add(below, child);
    }
  };
  for (const kind of ROW_KINDS) if (kind.below === null) add(kind, record);
  return rows;
}
