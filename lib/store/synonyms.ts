import { randomUUID } from "node:crypto";

import type { SynonymSets } from "@/lib/core/search/synonym-sets";
import type { Reader } from "@/lib/store/store";

export const readSynonyms = async (read: Reader): Promise<SynonymSets> =>
  (await read.synonymSet.findMany({ orderBy: { position: "asc" } })).map((set) => set.words);

/** The same, for a transaction that goes on to replace them: others who want to, too, wait for its end. */
export async function lockSynonyms(tx: Reader): Promise<SynonymSets> {
  await tx.$executeRaw`LOCK TABLE "synonym_set" IN SHARE ROW EXCLUSIVE MODE`;
  return readSynonyms(tx);
}

/** Puts these sets in the place of all there were. */
export async function replaceSynonyms(tx: Reader, sets: SynonymSets): Promise<void> {
  await tx.synonymSet.deleteMany();
  await tx.synonymSet.createMany({
    data: sets.map((words, position) => ({ id: randomUUID(), position, words: [...words] })),
  });
}
