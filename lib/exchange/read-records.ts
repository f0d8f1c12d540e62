import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";

import { decodeText } from "@/lib/exchange/decode-text";
import { formatOf } from "@/lib/exchange/file-format";
import type { RawRecord } from "@/lib/exchange/raw-record";
import { readCsv } from "@/lib/exchange/read-csv";
import { readJson, readNdjson } from "@/lib/exchange/read-json";
import { readTable } from "@/lib/exchange/read-table";
import { readXlsx } from "@/lib/exchange/read-xlsx";

/** A file on this machine, and the name that its owner gave it, whose ending says its format. */
export type ImportFile = { readonly path: string; readonly name: string };

/** How much of a file has been read, in bytes; a workbook counts when it has been unpacked. */
export type BytesRead = (read: number, total: number) => void;

const HEAD = 4_096;

/** The records of a file, one at a time, so that memory stays flat however long it is.
 *  @throws FileRefused at the place from which it cannot be read on. */
export async function* readRecords(file: ImportFile, onBytes: BytesRead = () => undefined): AsyncGenerator<RawRecord> {
  const { head, size } = await headOf(file.path);
  const format = formatOf(file.name, head);
  if (format === "xlsx") {
    onBytes(size, size);
    yield* readTable(readXlsx(file.path));
    return;
  }
  const text = decodeText(counted(file.path, size, onBytes), head);
  if (format === "csv") yield* readTable(readCsv(text));
  else yield* format === "json" ? readJson(text) : readNdjson(text);
}

async function headOf(path: string): Promise<{ head: Buffer; size: number }> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return { head: buffer.subarray(0, bytesRead), size: (await file.stat()).size };
  } finally {
    await file.close();
  }
}

async function* counted(path: string, size: number, onBytes: BytesRead): AsyncGenerator<Buffer> {
  let read = 0;
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
    read += piece.length;
    onBytes(read, size);
    yield piece;
  }
}
