import { randomUUID } from "node:crypto";

import type { SynonymSets } from "@/lib/core/search/synonym-sets";
import type { Reader } from "@/lib/store/store";

export const readSynonyms = async (read: Reader): Promise<SynonymSets> =>
  (await read.synonymSet.findMany({ orderBy: { position: "asc" } })).map((set) => set.words);

/** Puts these sets in the place of all there were. */
export async function replaceSynonyms(tx: Reader, sets: SynonymSets): Promise<void> {
  await tx.synonymSet.deleteMany();
  await tx.synonymSet.createMany({
    data: sets.map((words, position) => ({ id: randomUUID(), position, words: [...words] })),
  });
}
