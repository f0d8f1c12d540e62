import type { MultiSearchQuery } from "meilisearch";

import { looseKey } from "@/lib/core/designation/designation";
import type { QueryWords } from "@/lib/core/search/query-words";
import { soundKey } from "@/lib/core/search/sound-key";
import { SEARCHED_STRICTLY } from "@/lib/search/meilisearch/settings";

/** One way to read a query. */
export type Reading = Pick<MultiSearchQuery, "q" | "matchingStrategy" | "attributesToSearchOn">;

/** The ways to read a query, strictest first. A later one is asked only when all before it found nothing, and what it finds is
 *  shown as the nearest, never as the answer. */
export function readings(words: QueryWords): [asTyped: Reading, ...nearest: Reading[]] {
  const phrases = words.phrases.map((phrase) => `"${phrase}"`);
  const asTyped: Reading = {
    q: [...phrases, ...words.words].join(" "),
    matchingStrategy: "all",
    attributesToSearchOn: SEARCHED_STRICTLY,
  };
  // An exact phrase that stands nowhere has no nearest.
  if (words.words.length === 0) return [asTyped];
  const sounds = words.words.map((word) => soundKey(word) || looseKey(word));
  return [
    asTyped,
    { q: sounds.join(" "), matchingStrategy: "all", attributesToSearchOn: ["sounds", "looseKeys"] },
    // As many of the words as can be had. What is rare says most, so the frequent ones are given up first.
    { q: [...phrases, ...words.words.map(looseKey)].join(" "), matchingStrategy: "frequency" },
  ];
}
