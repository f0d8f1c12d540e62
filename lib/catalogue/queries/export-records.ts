import type { Context } from "@/lib/catalogue/context";
import { everyHit } from "@/lib/catalogue/queries/search-platforms";
import { batchesOf } from "@/lib/core/batches-of";
import type { SearchState } from "@/lib/core/search/search-state";
import { EXPORT_FORMATS, type RecordsFormat } from "@/lib/exchange/file-format";
import { RECORD_WRITERS, type WrittenRecord } from "@/lib/exchange/write-records";
import type { Reader } from "@/lib/store/store";
import { allWritten, writtenOf } from "@/lib/store/written-records";

/** Whole published records as pieces of a file that can be imported again: all of them, those that a search finds, in its order, or
 *  those at these addresses. */
export const exportRecords = (
  context: Pick<Context, "engines" | "store">,
  format: RecordsFormat,
  {
    search = null,
    slugs = null,
    onRecords,
  }: {
    search?: SearchState | null;
    slugs?: readonly string[] | null;
    onRecords?: (done: number) => void;
  } = {},
): AsyncIterable<string> =>
  RECORD_WRITERS[format].write(counted(slugs ? named(context.store.read, slugs) : batches(context, search), onRecords));

const PAGE = 250;

async function* named(read: Reader, slugs: readonly string[]): AsyncGenerator<readonly WrittenRecord[]> {
  for (const some of batchesOf(slugs, PAGE)) yield await writtenOf(read, some);
}

async function* batches(
  { engines, store }: Pick<Context, "engines" | "store">,
  search: SearchState | null,
): AsyncGenerator<readonly WrittenRecord[]> {
  if (!search) {
    yield* allWritten(store.read);
    return;
  }
  for await (const hits of everyHit({ engines }, search))
    yield await writtenOf(
      store.read,
      hits.map((hit) => hit.slug),
    );
}

async function* counted(
  source: AsyncIterable<readonly WrittenRecord[]>,
  onRecords: ((done: number) => void) | undefined,
): AsyncGenerator<readonly WrittenRecord[]> {
  let done = 0;
  for await (const records of source) {
    yield records;
    done += records.length;
    onRecords?.(done);
  }
}

/** The forms in which whole records go out, and what each is to a browser. */
export const RECORD_FORMATS = EXPORT_FORMATS;
export const recordsType = (format: RecordsFormat): string => RECORD_WRITERS[format].type;
