import { joinDesignations, tokensOf } from "@/lib/core/designation/designation";
import { remembered } from "@/lib/core/remembered";
import { queryWords } from "@/lib/core/search/query-words";
import type { Segment } from "@/lib/core/search/results";

/** Splits a text into pieces that a query matched and pieces that it did not. Their texts joined are the text itself. */
export type Highlighter = (text: string) => Segment[];

/** A highlighter for one query, to be used for every text of an answer: a query is taken apart once.
 *  Works on the text alone, so that every engine highlights alike and nothing that an engine returns is shown as markup. */
export function highlighter(query: string): Highlighter {
  const { phrases, words } = queryWords(query);
  const wanted = new Set([...words, ...phrases.flatMap((phrase) => phrase.split(" "))]);
  const last = words.at(-1);
  const isWanted = (key: string) => wanted.has(key);
  // The last word may be half typed, as the engines take it.
  const isBegun = (key: string) => last !== undefined && last.length > 1 && key.startsWith(last);
  if (wanted.size === 0) return (text) => [{ text, match: false }];
  return (text) => {
    // Most texts have nothing of the query, which one look at all of their letters tells.
    const letters = lettersOf(text);
    if (![...wanted].some((word) => letters.includes(word))) return [{ text, match: false }];
    return segments(text, matchedSpans(wordsOf(text), isWanted, isBegun));
  };
}

type Span = { readonly from: number; readonly to: number };
type Matches = (key: string) => boolean;

/** A word of a text, with what may be meant by it and the words behind it: so many of them, and the keys they make together.
 *  Several keys where what stands before decides how a word is read (`V` in `Agni-V`). The widest come first. */
type Word = Span & { readonly readings: readonly { readonly size: number; readonly keys: readonly string[] }[] };

// Names and summaries come up in answer after answer, whatever is asked: taking one apart costs far more than comparing it.
const lettersOf = remembered((text) => tokensOf(text).join(""));
const wordsOf = remembered(wordsWithReadings);

function wordsWithReadings(text: string): Word[] {
  const spans = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    word,
    from: index,
    to: index + word.length,
    hasNumber: NUMBER.test(word),
  }));
  const tokensIn = (at: number, to: number) => tokensOf(text.slice(spans[at]?.from, spans[to]?.to));
  const keysOf = (at: number, size: number): string[] => {
    const own = spans.slice(at, at + size);
    const [first] = own;
    if (!first || own.length < size) return [];
    const hasNumber = own.some((span) => span.hasNumber);
    if (size > 1) return hasNumber ? onlyOne(joinDesignations(tokensIn(at, at + size - 1))) : [];
    // Most words of a text are these, and have no other spelling.
    if (!hasNumber && PLAIN.test(first.word)) return [first.word.toLowerCase()];
    const behind = hasNumber && at > 0 ? tokensIn(at - 1, at) : [];
    return [tokensIn(at, at).join(""), ...(behind.length === 2 ? behind.slice(1) : [])];
  };
  return spans.map(({ from, to }, at) => {
    const widths = spans.slice(at, at + MOST).some((span) => span.hasNumber) ? WIDTHS : ONE;
    return { from, to, readings: widths.map((size) => ({ size, keys: keysOf(at, size) })) };
  });
}

function matchedSpans(words: readonly Word[], isWanted: Matches, isBegun: Matches): Span[] {
  const marked: Span[] = [];
  for (let at = 0; at < words.length;) {
    const readings = words[at]?.readings ?? [];
    // The widest that is the word itself; else the narrowest that begins with it, which takes in no word too many.
    const { size: width } =
      readings.find((one) => one.keys.some(isWanted)) ?? readings.findLast((one) => one.keys.some(isBegun)) ?? {};
    const [first, end] = [words[at], words[at + (width ?? 1) - 1]];
    if (width && first && end) marked.push({ from: first.from, to: end.to });
    at += width ?? 1;
  }
  return marked;
}

/** Digits and Roman numerals. Only words with one of them can be pieces of a designation, which spares most of the work on prose. */
const NUMBER = /\p{Nd}|^[ivx]+$/iu;

/** How many pieces of text one word of a query may be spread over (`C-130 J 30`), the widest first. */
const MOST = 4;
const WIDTHS = [4, 3, 2, 1];
const ONE = [1];

const PLAIN = /^[a-z]+$/i;

const onlyOne = (list: string[]) => (list.length === 1 ? list : []);

function segments(text: string, marked: readonly Span[]): Segment[] {
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
