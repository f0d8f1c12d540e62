import { isUuid } from "@/lib/core/uuid";
import { withIndexLock } from "@/lib/search/indexing/index-lock";
import { readMark, writeMark } from "@/lib/search/indexing/index-mark";
import type { Difference } from "@/lib/search/indexing/verify-index";
import type { SearchIndex } from "@/lib/search/meilisearch/client";
import { done, newestChanges } from "@/lib/search/meilisearch/tasks";
import { addNotes } from "@/lib/store/outbox";
import type { Store } from "@/lib/store/store";

/** Differences mended in one transaction. */
const BATCH = 1000;

/** Has these differences mended: a note for each record, which the indexer then carries like any other, and documents that no note
 *  can name are deleted at once. Gives how many were mended so; what waits for a note already is left alone. */
export async function repairIndex(
  store: Store,
  index: SearchIndex,
  differences: AsyncIterable<Difference>,
): Promise<number> {
  let count = 0;
  let gathered: Difference[] = [];
  const mend = async () => {
    if (gathered.length > 0) await mendBatch(store, index, gathered);
    count += gathered.length;
    gathered = [];
  };
  for await (const difference of differences) {
    if (difference.kind === "waiting") continue;
    gathered.push(difference);
    if (gathered.length === BATCH) await mend();
  }
  await mend();
  return count;
}

async function mendBatch(store: Store, index: SearchIndex, batch: readonly Difference[]): Promise<void> {
  // As PostgreSQL writes an id: in another spelling it names the same record, but another document.
  const isRecord = (id: string) => isUuid(id) && id === id.toLowerCase();
  const ids = batch.map(({ id }) => id);
  const strangers = ids.filter((id) => !isRecord(id));
  if (strangers.length > 0) await deleteStrangers(store, index, strangers);
  await store.transaction((tx) => addNotes(tx, ids.filter(isRecord)));
}

async function deleteStrangers(store: Store, index: SearchIndex, ids: string[]): Promise<void> {
  await withIndexLock(store, { wait: true }, async (tx) => {
    const mark = await readMark(tx, index.uid);
    const [before = null] = await newestChanges(index, 1);
    const lastTask = await done(index.client, index.client.index(index.uid).deleteDocuments(ids));
    // One more of ours, unless it came behind another's, which is to be seen.
    if (before === mark.lastTask) await writeMark(tx, index.uid, { ...mark, lastTask });
  });
}
