import { isDeepStrictEqual } from "node:util";

import type { SearchIndex } from "@/lib/search/meilisearch/client";
import { synonymMap } from "@/lib/core/search/synonym-map";
import type { SynonymSets } from "@/lib/core/search/synonym-sets";
import { settingsWith } from "@/lib/search/meilisearch/settings";
import { done } from "@/lib/search/meilisearch/tasks";
import { readSynonyms } from "@/lib/store/synonyms";
import type { Reader } from "@/lib/store/store";

/** What the engine sets by itself and the code leaves at that. */
const LEFT_ALONE = { distinctAttribute: null, localizedAttributes: null, embedders: {}, prefixSearch: "indexingTime" };

/** The settings in which an index differs from the code and from the synonyms that staff keep, by name. */
export async function settingsDrift(read: Reader, { client, uid }: SearchIndex): Promise<string[]> {
  const wanted: Readonly<Record<string, unknown>> = { ...LEFT_ALONE, ...settingsWith(await readSynonyms(read)) };
  const present = (await client.index(uid).getSettings()) as Readonly<Record<string, unknown>>;
  return Object.keys(wanted).filter(
    (field) => !isDeepStrictEqual(inOneOrder(field, wanted[field]), inOneOrder(field, present[field])),
  );
}

/** Lists whose order means nothing, and which the engine gives back in its own. */
const SETS = new Set([
  "sortableAttributes",
  "stopWords",
  "separatorTokens",
  "nonSeparatorTokens",
  "dictionary",
  "disableOnAttributes",
  "disableOnWords",
]);

function inOneOrder(field: string, value: unknown): unknown {
  if (Array.isArray(value)) return SETS.has(field) ? [...(value as unknown[])].sort() : value;
  if (typeof value !== "object" || value === null) return value ?? null;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, inOneOrder(name, inner)]));
}

/** Gives the synonyms to the index as it stands: they alone need no rebuild. */
export async function putSynonyms({ client, uid }: SearchIndex, sets: SynonymSets): Promise<void> {
  await done(client, client.index(uid).updateSynonyms(synonymMap(sets)));
}
