import { joinDesignations, tokensOf } from "@/lib/core/designation/designation";
import { categoriesNamed } from "@/lib/core/search/categories-named";
import { NOISE_WORDS } from "@/lib/core/search/noise-words";

/** A query as the engines are asked it. */
export type QueryWords = {
  /** Words between quotes: wanted letter for letter, side by side. */
  readonly phrases: readonly string[];
  /** The other words in one spelling, designations joined, noise dropped. */
  readonly words: readonly string[];
  /** Keys that the query may have in it: neighbouring tokens in one. A record with one of these as a whole name comes first. */
  readonly keys: readonly string[];
  /** Categories that the query names and nothing besides. Their records come first, too. */
  readonly categories: readonly string[];
};

/** Reads a typed query. Never empty for a query that has a letter or digit: where all is noise, the noise is searched for. */
export function queryWords(query: string): QueryWords {
  const phrases: string[] = [];
  const rest = query.replace(/"([^"]+)"/g, (_, phrase: string) => {
    const tokens = tokensOf(phrase);
    // One quoted word is just that word, exactly: `"P-8I"` is looked up as a designation, not as three bits side by side.
    if (joinDesignations(tokens).length === 1 && tokens.length > 1) return ` ${phrase} `;
    if (tokens.length > 0) phrases.push(tokens.join(" "));
    return " ";
  });
  const tokens = tokensOf(rest);
  // A single letter may belong to a designation (`P-17 A`), so it is judged after joining.
  const kept = joinDesignations(tokens.filter((token) => token.length === 1 || !NOISE_WORDS.has(token))).filter(
    (word) => !NOISE_WORDS.has(word),
  );
  const words = kept.length > 0 || phrases.length > 0 ? kept : joinDesignations(tokens);
  return { phrases, words, keys: neighbours(tokens), categories: phrases.length > 0 ? [] : categoriesNamed(words) };
}

/** Whether a query has a letter or digit. One without (`🚀`, `-`) asks for nothing, and finds what no query finds: everything. */
export const hasWords = (query: string): boolean => tokensOf(query).length > 0;

/** Names have up to this many tokens in a query; longer ones are found by their words. */
const NAME_TOKENS_MAX = 6;

/** Each run of neighbouring tokens as one key, the longest first; single tokens only where they are designations. */
function neighbours(tokens: readonly string[]): string[] {
  const keys = new Set<string>();
  for (let size = Math.min(tokens.length, NAME_TOKENS_MAX); size > 0; size--) {
    for (let from = 0; from + size <= tokens.length; from++) {
      const key = tokens.slice(from, from + size).join("");
      if (size > 1 || tokens.length === 1 || (/\d/.test(key) && /\p{L}/u.test(key))) keys.add(key);
    }
  }
  return [...keys].slice(0, KEYS_MAX);
}

/** A query of 200 characters can have hundreds of runs; the first ones are the longest. */
const KEYS_MAX = 60;
