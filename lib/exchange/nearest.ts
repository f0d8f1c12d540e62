import { distance } from "fastest-levenshtein";

/** The known word that somebody may have meant: the nearest one, unless even that is another word altogether. */
export function nearest(typed: string, known: readonly string[]): string | null {
  const plain = (word: string) => word.toLowerCase().replace(/[\s_-]+/g, "");
  const wanted = plain(typed.slice(0, 100));
  let best: { word: string; off: number } | null = null;
  for (const word of known) {
    const off = distance(wanted, plain(word));
    if (!best || off < best.off) best = { word, off };
  }
  return best && best.off <= Math.max(2, Math.floor(wanted.length / 3)) ? best.word : null;
}
