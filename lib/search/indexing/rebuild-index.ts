import { randomUUID } from "node:crypto";

import { batchesOf } from "@/lib/core/batches-of";
import { allDocuments, countDocuments } from "@/lib/search/indexing/documents";
import { fingerprint } from "@/lib/search/indexing/fingerprint";
import { carryNotes, type Sent } from "@/lib/search/indexing/index-changes";
import { withIndexLock } from "@/lib/search/indexing/index-lock";
import { readMark, writeMark } from "@/lib/search/indexing/index-mark";
import { putSynonyms, settingsDrift } from "@/lib/search/indexing/settings-drift";
import type { Indexing } from "@/lib/search/indexing/indexing";
import type { SearchDocument } from "@/lib/search/document";
import type { SearchIndex } from "@/lib/search/meilisearch/client";
import { documentsHeld, dropUnfinished, nextIndex } from "@/lib/search/meilisearch/indexes";
import { isEngineTrouble } from "@/lib/search/meilisearch/engine-trouble";
import { settingsWith } from "@/lib/search/meilisearch/settings";
import { done, doneLater, newestChanges } from "@/lib/search/meilisearch/tasks";
import { addRefusedNotes, countRefused, dueNotes } from "@/lib/store/outbox";
import { readSynonyms } from "@/lib/store/synonyms";
import type { Reader } from "@/lib/store/store";

/** Documents sent at once. */
const BATCH = 500;
/** Batches that Meilisearch may have before it: it takes several together, and reading goes on meanwhile. */
const AHEAD = 6;
/** Notes carried at once while building. */
const NOTES = 500;
/** How often it counts again while records come and go. */
const COUNTS = 20;

/** Builds a second index from PostgreSQL beside the live one and swaps the two, so that no search misses a beat. Changes made
 *  meanwhile reach the index that is being built and, where it was built by this version, the live one too. Gives the number of
 *  documents. Safe to interrupt at any point and to run twice: until the swap the live index stays, and what a build that was cut
 *  off left behind is deleted by the next one. */
export async function rebuildIndex(
  { store, index }: Indexing,
  { onProgress }: { onProgress?: (done: number, total: number) => void } = {},
): Promise<number> {
  if (!index)
    throw new Error("There is no Meilisearch to build an index in. Set MEILI_URL, or MEILI_BIN for the embedded one.");
  const built = await withIndexLock(store, { wait: true }, (tx) => build(tx, store.read, index, onProgress));
  return built ?? 0;
}

async function build(
  tx: Reader,
  read: Reader,
  index: SearchIndex,
  onProgress?: (done: number, total: number) => void,
): Promise<number> {
  const { client, uid } = index;
  const next = nextIndex(index, randomUUID().slice(0, 8));
  await dropUnfinished(index);
  await done(client.createIndex(next.uid, { primaryKey: "id" }));
  await done(client.index(next.uid).updateSettings(settingsWith(await readSynonyms(read))));

  const isThere = (await documentsHeld(index)) !== null;
  const isOurs = isThere && (await readMark(tx, uid)).fingerprint === fingerprint();
  const catchUp = async () => {
    const sent: Sent = { tasks: [], count: 0, refused: 0 };
    for (;;) {
      const notes = await dueNotes(tx, NOTES);
      if (notes.length === 0) return;
      await carryNotes(tx, read, isOurs ? [next, index] : [next], notes, sent);
    }
  };

  const total = await countDocuments(read);
  const refused = await fill(next, allDocuments(read, BATCH), async (count) => {
    onProgress?.(count, Math.max(count, total));
    await catchUp();
  });
  await addRefusedNotes(tx, refused);
  const count = await counted(tx, read, next, catchUp);

  // It fails when the connection went, and the lock with it: another process may have built meanwhile.
  const ownWay = await settingsDrift(tx, next);
  if (isThere) await done(client.swapIndexes([{ indexes: [uid, next.uid], rename: false }]));
  else await done(client.swapIndexes([{ indexes: [next.uid, uid], rename: true }]));
  await dropUnfinished(index);
  // Saved meanwhile, they went to the old index.
  if ((await settingsDrift(read, index)).includes("synonyms")) await putSynonyms(index, await readSynonyms(read));
  const [lastTask = null] = await newestChanges(index, 1);
  await writeMark(tx, uid, { fingerprint: fingerprint(), lastTask, doubt: null, ownWay });
  return count;
}

/** Sends documents, several batches ahead of what is done. Gives the records that the engine refuses, each with what it said. */
async function fill(
  next: SearchIndex,
  batches: AsyncIterable<readonly SearchDocument[]>,
  onDone: (count: number) => Promise<void>,
): Promise<Map<string, string>> {
  const { client, uid } = next;
  const refused = new Map<string, string>();
  const ahead: { task: number; documents: readonly SearchDocument[] }[] = [];
  let count = 0;
  const settle = async () => {
    const oldest = ahead.shift();
    if (!oldest) return;
    await doneLater(client, oldest.task).catch((error: unknown) => sendApart(next, oldest.documents, refused, error));
    count += oldest.documents.length;
    await onDone(count);
  };
  for await (const documents of batches) {
    if (documents.length === 0) continue;
    const { taskUid } = await client.index(uid).addDocuments([...documents]);
    ahead.push({ task: taskUid, documents });
    if (ahead.length >= AHEAD) await settle();
  }
  while (ahead.length > 0) await settle();
  return refused;
}

/** Sends the halves of a batch that failed, down to the records that are to blame. */
async function sendApart(
  next: SearchIndex,
  documents: readonly SearchDocument[],
  refused: Map<string, string>,
  error: unknown,
): Promise<void> {
  if (isEngineTrouble(error)) throw error;
  const [only] = documents;
  if (documents.length === 1 && only) {
    refused.set(only.id, error instanceof Error ? error.message : String(error));
    return;
  }
  for (const half of batchesOf(documents, Math.ceil(documents.length / 2)))
    await done(next.client.index(next.uid).addDocuments([...half])).catch((worse: unknown) =>
      sendApart(next, half, refused, worse),
    );
}

/** Sees that the new index holds as many documents as there are records, but for those that the engine refuses. While records come and
 *  go it catches up and counts again. */
async function counted(tx: Reader, read: Reader, next: SearchIndex, catchUp: () => Promise<void>): Promise<number> {
  let [held, wanted] = [0, 0];
  for (let look = 0; look < COUNTS; look++) {
    await catchUp();
    wanted = await countDocuments(read);
    held = (await documentsHeld(next)) ?? 0;
    if (held === wanted || Math.abs(held - wanted) <= (await countRefused(tx))) return held;
  }
  throw new Error(
    `The new index holds ${held} documents instead of ${wanted}; the old one stays in place. Run npm run reindex again.`,
  );
}
