import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";

import { batchesOf } from "@/lib/core/batches-of";
import { allDocumentTexts, countDocuments } from "@/lib/search/indexing/documents";
import { fingerprint } from "@/lib/search/indexing/fingerprint";
import { carryNotes, carryRecords, type Sent } from "@/lib/search/indexing/index-changes";
import { withIndexLock } from "@/lib/search/indexing/index-lock";
import { readMark, writeMark } from "@/lib/search/indexing/index-mark";
import { putSynonyms, settingsDrift } from "@/lib/search/indexing/settings-drift";
import type { Indexing } from "@/lib/search/indexing/indexing";
import type { SearchIndex } from "@/lib/search/meilisearch/client";
import { documentsHeld, dropUnfinished, nextIndex } from "@/lib/search/meilisearch/indexes";
import { isEngineTrouble } from "@/lib/search/meilisearch/engine-trouble";
import { settingsWith } from "@/lib/search/meilisearch/settings";
import { lineBuffer, sendLines } from "@/lib/search/meilisearch/send-lines";
import { done, doneLater, newestChanges } from "@/lib/search/meilisearch/tasks";
import { addRefusedNotes, countRefused, dueNotes } from "@/lib/store/outbox";
import { readSynonyms } from "@/lib/store/synonyms";
import type { Reader } from "@/lib/store/store";

/** Records read at once. Their texts are half a megabyte; with more of them at a time they are much of the memory of a rebuild. */
const PAGE = 100;
/** Bytes sent at once: some 1,000 documents. */
const PIECE_BYTES = 4_000_000;
/** Pieces that Meilisearch may have before it, on its disk. What waits when it begins a batch is in that batch, and each costs it something
 *  beside what is in it: 24 batches for 100,000 documents were 121 s of its work, 2 were 86. But what people edit meanwhile waits for the
 *  batch under way, so it is to be no longer than half a minute. */
const AHEAD = 44;
/** Notes carried at once while building. */
const NOTES = 500;
/** Between two looks for changes that were made meanwhile. */
const LOOK_MS = 250;
/** How often it counts again while records come and go. */
const COUNTS = 20;

type Options = {
  readonly onProgress?: (done: number, total: number) => void;
  /** Makes every document from its record, also those that are kept from when they were made. */
  readonly anew?: boolean;
};

/** Builds a second index from PostgreSQL beside the live one and swaps the two, so that no search misses a beat. Changes made
 *  meanwhile reach the index that is being built and, where it was built by this version, the live one too. Gives the number of
 *  documents. Safe to interrupt at any point and to run twice: until the swap the live index stays, and what a build that was cut
 *  off left behind is deleted by the next one. */
export async function rebuildIndex({ store, index }: Indexing, options: Options = {}): Promise<number> {
  if (!index)
    throw new Error("There is no Meilisearch to build an index in. Set MEILI_URL, or MEILI_BIN for the embedded one.");
  const built = await withIndexLock(store, { wait: true }, (tx) => build(tx, store.read, index, options));
  return built ?? 0;
}

async function build(
  tx: Reader,
  read: Reader,
  index: SearchIndex,
  { onProgress, anew = false }: Options,
): Promise<number> {
  const { client, uid } = index;
  const next = nextIndex(index, randomUUID().slice(0, 8));
  await dropUnfinished(index);
  await done(client, client.createIndex(next.uid, { primaryKey: "id" }));
  await done(client, client.index(next.uid).updateSettings(settingsWith(await readSynonyms(read))));

  const isThere = (await documentsHeld(index)) !== null;
  const isOurs = isThere && (await readMark(tx, uid)).fingerprint === fingerprint();
  const sent = { tasks: [], count: 0, refused: 0, records: new Set<string>() } satisfies Sent;
  // What waits, and not until nothing does: while people edit something always will. What is not carried here has its note still, and
  // is carried after the swap.
  const catchUp = async (indexes: readonly SearchIndex[]) => {
    for (let left = NOTES; left === NOTES;) {
      const notes = await dueNotes(tx, NOTES);
      left = notes.length;
      if (left > 0) await carryNotes(tx, read, indexes, notes, sent);
    }
  };

  const total = await countDocuments(read);
  let isFilled = false;
  const filling = fill(next, read, anew, (count) => onProgress?.(count, Math.max(count, total)));
  const following = async () => {
    // Readers go on with the live index. The one being built must wait: a page of records may have been read before such a change
    // and be sent after it.
    while (isOurs && !isFilled) {
      await catchUp([index]);
      await pause(LOOK_MS);
    }
  };
  const refused = await whileDoing(
    filling.run().finally(() => (isFilled = true)),
    following(),
    filling.stop,
  );
  await carryRecords(read, [next], [...sent.records]);
  await addRefusedNotes(tx, refused);
  const count = await counted(tx, read, next, () => catchUp(isOurs ? [next, index] : [next]));

  // It fails when the connection went, and the lock with it: another process may have built meanwhile.
  const ownWay = await settingsDrift(tx, next);
  if (isThere) await done(client, client.swapIndexes([{ indexes: [uid, next.uid], rename: false }]));
  else await done(client, client.swapIndexes([{ indexes: [next.uid, uid], rename: true }]));
  await dropUnfinished(index);
  // Saved meanwhile, they went to the old index.
  if ((await settingsDrift(read, index)).includes("synonyms")) await putSynonyms(index, await readSynonyms(read));
  const [lastTask = null] = await newestChanges(index, 1);
  await writeMark(tx, uid, { fingerprint: fingerprint(), lastTask, doubt: null, ownWay });
  return count;
}

/** Waits for the main work and for what goes on beside it. When the one beside fails, the main work is stopped and waited for. */
async function whileDoing<T>(main: Promise<T>, beside: Promise<void>, stop: () => void): Promise<T> {
  const [result, other] = await Promise.allSettled([
    main,
    beside.catch((error: unknown) => {
      stop();
      throw error;
    }),
  ]);
  if (other.status === "rejected") throw other.reason;
  if (result.status === "rejected") throw result.reason;
  return result.value;
}

/** Sends every document to an index that is being built, several pieces ahead of what is done. Memory stays flat: what was sent is
 *  known by its ids alone. `run` gives the records that the engine refused, each with what it said; it ends early when told to stop. */
function fill(next: SearchIndex, read: Reader, anew: boolean, onDone: (count: number) => void) {
  const { client } = next;
  const refused = new Map<string, string>();
  const ahead: { readonly task: number; readonly ids: readonly string[] }[] = [];
  let [count, settled] = [0, 0];
  let isStopped = false;
  // Twice what is done already: with all pieces at once the first one would be a batch, all the others the second, and so on by turns.
  const isFull = () => ahead.length >= Math.min(AHEAD, settled + 2);

  const settle = async () => {
    const oldest = ahead.shift();
    if (!oldest) return;
    await doneLater(client, oldest.task).catch((error: unknown) => sendApart(next, read, oldest.ids, refused, error));
    settled += 1;
    onDone((count += oldest.ids.length));
  };
  const lines = lineBuffer(PIECE_BYTES * 1.5);
  let ids: string[] = [];
  const send = async () => {
    if (ids.length === 0) return;
    ahead.push({ task: await sendLines(next, lines.take()), ids });
    ids = [];
    while (isFull()) await settle();
  };
  const run = async () => {
    for await (const documents of allDocumentTexts(read, { batch: PAGE, anew })) {
      if (isStopped) return refused;
      for (const { id, text } of documents) {
        lines.add(text);
        ids.push(id);
      }
      if (lines.length >= PIECE_BYTES) await send();
    }
    await send();
    while (ahead.length > 0 && !isStopped) await settle();
    return refused;
  };
  return { run, stop: () => void (isStopped = true) };
}

/** Sends the halves of a piece that failed, down to the records that are to blame. */
async function sendApart(
  next: SearchIndex,
  read: Reader,
  ids: readonly string[],
  refused: Map<string, string>,
  error: unknown,
): Promise<void> {
  if (isEngineTrouble(error)) throw error;
  const [only] = ids;
  if (ids.length === 1 && only) {
    refused.set(only, error instanceof Error ? error.message : String(error));
    return;
  }
  for (const half of batchesOf(ids, Math.min(NOTES, Math.ceil(ids.length / 2))))
    await carryRecords(read, [next], half).catch((worse: unknown) => sendApart(next, read, half, refused, worse));
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
