import { readFileSync, writeFileSync } from "node:fs";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { createGzip, gunzipSync } from "node:zlib";
import tar from "tar-stream";

/** What an archive holds, by the names of its entries, in their order. */
export async function unpacked(file: string): Promise<Map<string, Buffer>> {
  const entries = new Map<string, Buffer>();
  const extract = tar.extract();
  Readable.from([gunzipSync(readFileSync(file))]).pipe(extract);
  for await (const entry of extract) entries.set(entry.header.name, await buffer(entry));
  return entries;
}

/** Writes an archive by hand: one that the catalogue would not write. */
export async function packed(file: string, entries: ReadonlyMap<string, Buffer | string>): Promise<string> {
  const pack = tar.pack();
  for (const [name, body] of entries) pack.entry({ name }, body);
  pack.finalize();
  writeFileSync(file, await buffer(pack.pipe(createGzip())));
  return file;
}
