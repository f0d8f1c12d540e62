import { allDocuments, countDocuments } from "@/lib/search/indexing/documents";
import { fingerprint } from "@/lib/search/indexing/fingerprint";
import { readSynonyms } from "@/lib/store/synonyms";
import { withIndexLock } from "@/lib/search/indexing/index-lock";
import { done } from "@/lib/search/meilisearch/tasks";
import { settingsWith } from "@/lib/search/meilisearch/settings";
import type { Indexing } from "@/lib/search/indexing/indexing";
import type { SearchIndex } from "@/lib/search/meilisearch/client";

/** Builds a second index from PostgreSQL beside the live one and swaps the two, so that no search misses a beat. While it runs
 *  it holds the index lock: notes of changes wait, and reach the new index after the swap. Gives the number of documents.
 *  Safe to interrupt at any point (the live index stays as it was) and to run twice. */
export async function rebuildIndex(
  { store, index }: Indexing,
  { onProgress }: { onProgress?: (done: number, total: number) => void } = {},
): Promise<number> {
  if (!index)
    throw new Error("There is no Meilisearch to build an index in. Set MEILI_URL, or MEILI_BIN for the embedded one.");
  const { client, uid } = index;
  const next = `${uid}_next`;
  const built = await withIndexLock(store, { wait: true }, async (tx) => {
    const total = await countDocuments(tx);
    await dropIndex(index, next);
    await done(client.createIndex(next, { primaryKey: "id" }));
    await done(client.index(next).updateSettings(settingsWith(await readSynonyms(tx))));
    let count = 0;
    for await (const documents of allDocuments(tx)) {
      if (documents.length === 0) continue;
      await done(client.index(next).addDocuments(documents));
      count += documents.length;
      onProgress?.(count, total);
    }
    const { numberOfDocuments } = await client.index(next).getStats();
    if (numberOfDocuments !== count)
      throw new Error(
        `The new index holds ${numberOfDocuments} documents instead of ${count}; the old one stays in place. Run npm run reindex again.`,
      );
    if (await hasIndex(index, uid)) await done(client.swapIndexes([{ indexes: [uid, next], rename: false }]));
    else await done(client.swapIndexes([{ indexes: [next, uid], rename: true }]));
    await dropIndex(index, next);
    await tx.installation.upsert({
      where: { key: fingerprintKey(uid) },
      create: { key: fingerprintKey(uid), value: fingerprint() },
      update: { value: fingerprint() },
    });
    return count;
  });
  return built ?? 0;
}

/** Where the fingerprint of an index's settings and mapping is kept. */
export const fingerprintKey = (uid: string) => `index ${uid}`;

export async function hasIndex({ client }: SearchIndex, uid: string): Promise<boolean> {
  const { results } = await client.getIndexes({ limit: 1000 });
  return results.some((other) => other.uid === uid);
}

async function dropIndex(index: SearchIndex, uid: string): Promise<void> {
  if (await hasIndex(index, uid)) await done(index.client.deleteIndex(uid));
}
