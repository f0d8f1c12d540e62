import { joinDesignations, tokensOf } from "@/lib/core/designation/designation";
import { queryWords } from "@/lib/core/search/query-words";
import type { Segment } from "@/lib/core/search/results";

/** Splits text into pieces that the query matched and pieces that it did not. Their texts joined are the text itself.
 *  Works on the text alone, so that every engine highlights alike and nothing that an engine returns is shown as markup. */
export function highlight(text: string, query: string): Segment[] {
  const { phrases, words } = queryWords(query);
  const wanted = new Set([...words, ...phrases.flatMap((phrase) => phrase.split(" "))]);
  const last = words.at(-1);
  if (wanted.size === 0 || text === "") return [{ text, match: false }];
  // The last word may be half typed, as the engines take it.
  const matches = (key: string) => wanted.has(key) || (last !== undefined && last.length > 1 && key.startsWith(last));

  const spans = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((found) => ({ from: found.index, to: found.index + found[0].length }));
  const marked: { from: number; to: number }[] = [];
  for (let at = 0; at < spans.length; ) {
    const width = [4, 3, 2, 1].find((size) => {
      const [first, end] = [spans[at], spans[at + size - 1]];
      if (!first || !end) return false;
      const tokens = tokensOf(text.slice(first.from, end.to));
      return matches(size === 1 ? tokens.join("") : onlyOne(joinDesignations(tokens)));
    });
    const [first, end] = [spans[at], spans[at + (width ?? 1) - 1]];
    if (width && first && end) marked.push({ from: first.from, to: end.to });
    at += width ?? 1;
  }
  return segments(text, marked);
}

const onlyOne = (list: string[]) => (list.length === 1 ? (list[0] ?? "") : "");

function segments(text: string, marked: readonly { from: number; to: number }[]): Segment[] {
  const pieces: Segment[] = [];
  let at = 0;
  for (const { from, to } of marked) {
    if (from > at) pieces.push({ text: text.slice(at, from), match: false });
    pieces.push({ text: text.slice(from, to), match: true });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), match: false });
  return pieces;
}
