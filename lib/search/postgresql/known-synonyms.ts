import type { SynonymSets } from "@/lib/core/search/synonym-sets";
import { synonymMap, type SynonymMap } from "@/lib/core/search/synonym-map";

/** How long the synonyms are taken for what they were: staff expect a new one to work within seconds. */
const KEPT_MS = 2_000;

/** Synonyms as they are now, the same object until they change. */
export type KnownSynonyms = { readonly map: SynonymMap; readonly version: number };

/**
 * Reads the synonyms that staff keep, anew after a while, and makes their map only where they have changed.
 * @param read reads the sets; whoever asks meanwhile gets the last ones
 * @param now milliseconds that only ever go forward
 */
export function knownSynonyms(
  read: () => Promise<SynonymSets>,
  now: () => number = () => performance.now(),
): () => Promise<KnownSynonyms> {
  let known: (KnownSynonyms & { readonly text: string }) | null = null;
  let until = 0;
  return async () => {
    if (known && now() < until) return known;
    const sets = await read();
    const text = JSON.stringify(sets);
    if (known?.text !== text) known = { map: synonymMap(sets), version: (known?.version ?? 0) + 1, text };
    until = now() + KEPT_MS;
    return known;
  };
}
