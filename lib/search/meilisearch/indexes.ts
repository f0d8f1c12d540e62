import { isMissingIndex } from "@/lib/search/meilisearch/engine-trouble";
import type { SearchIndex } from "@/lib/search/meilisearch/client";
import { done } from "@/lib/search/meilisearch/tasks";

/** How many documents the index holds; null where there is no such index. */
export async function documentsHeld({ client, uid }: SearchIndex): Promise<number | null> {
  try {
    return (await client.index(uid).getStats()).numberOfDocuments;
  } catch (error) {
    if (isMissingIndex(error)) return null;
    throw error;
  }
}

/** Begins the name of an index that is being built to take this one's place. */
const NEXT = "_next";

/** A name that no other build uses, not even one whose process has lost the index lock without knowing it yet. */
export const nextIndex = (index: SearchIndex, token: string): SearchIndex => ({
  client: index.client,
  uid: `${index.uid}${NEXT}_${token}`,
});

/** Deletes what builds that were cut off have left: half an index, or the old one after the swap. */
export async function dropUnfinished({ client, uid }: SearchIndex): Promise<void> {
  const { results } = await client.getIndexes({ limit: 1000 });
  for (const other of results)
    if (other.uid.startsWith(`${uid}${NEXT}`)) await done(client, client.deleteIndex(other.uid));
}
