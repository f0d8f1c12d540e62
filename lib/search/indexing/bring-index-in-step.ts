import { countDocuments } from "@/lib/search/indexing/documents";
import { fingerprint } from "@/lib/search/indexing/fingerprint";
import { indexChanges } from "@/lib/search/indexing/index-changes";
import { fingerprintKey, hasIndex, rebuildIndex } from "@/lib/search/indexing/rebuild-index";
import type { Indexing } from "@/lib/search/indexing/indexing";

/** Makes the index equal to the record: carries over waiting notes, or rebuilds where the index is missing, was built by other
 *  settings or another mapping, or holds another number of documents. */
export async function bringIndexInStep(
  context: Indexing,
  { onProgress }: { onProgress?: (done: number, total: number) => void } = {},
): Promise<{ indexed: number; rebuilt: boolean }> {
  const { store, index } = context;
  if (!index) return { indexed: 0, rebuilt: false };
  const builtWith = await store.read.installation.findUnique({ where: { key: fingerprintKey(index.uid) } });
  if (builtWith?.value === fingerprint() && (await hasIndex(index, index.uid))) {
    // Another process may be half way through the notes: counted then, the documents would be too few, and lead to a rebuild.
    const indexed = await indexChanges(context, { wait: true });
    const { numberOfDocuments } = await index.client.index(index.uid).getStats();
    if (numberOfDocuments === (await countDocuments(store.read))) return { indexed, rebuilt: false };
  }
  const indexed = await rebuildIndex(context, onProgress ? { onProgress } : {});
  await indexChanges(context);
  return { indexed, rebuilt: true };
}
