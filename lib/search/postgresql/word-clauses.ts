import { own } from "@/lib/core/own";
import { queryWords } from "@/lib/core/search/query-words";
import type { SynonymMap } from "@/lib/core/search/synonym-map";
import type { Sql } from "@/lib/store/sql";
import { join, sql } from "@/lib/store/sql";

/** Whether a query has anything to look for. */
export const hasText = (query: string): boolean => {
  const { phrases, words } = queryWords(query);
  return phrases.length + words.length > 0;
};

/** Each word must stand somewhere in the record, or what means the same: of words that have synonyms together the longest run counts as one. */
export function textClauses(query: string, synonyms: SynonymMap): Sql[] {
  const { phrases, words } = queryWords(query);
  const clauses = phrases.map((phrase) => sql`p."search_text" ~ ${`\\m${phrase}\\M`}`);
  for (let at = 0; at < words.length;) {
    const run = longestRun(words.slice(at, at + SYNONYM_WORDS_MAX), synonyms);
    const asTyped = run.map((word) =>
      run.length > 1 ? orSynonyms(word, wordClause(word), synonyms) : wordClause(word),
    );
    clauses.push(orSynonyms(run.join(" "), join(asTyped, " AND "), synonyms));
    at += run.length;
  }
  return clauses;
}

/** The engine, too, takes no more words together. */
const SYNONYM_WORDS_MAX = 3;

/** Of words that stand side by side, as many from the first on as have synonyms together; else the first alone. */
function longestRun(words: readonly string[], synonyms: SynonymMap): readonly string[] {
  for (let length = words.length; length > 1; length--)
    if (Object.hasOwn(synonyms, words.slice(0, length).join(" "))) return words.slice(0, length);
  return words.slice(0, 1);
}

function orSynonyms(words: string, asTyped: Sql, synonyms: SynonymMap): Sql {
  const others = own(synonyms, words) ?? [];
  if (others.length === 0) return asTyped;
  // One pattern for all of them is looked up in the index once.
  return sql`((${asTyped}) OR p."search_text" ~ ${`\\m(${others.join("|")})\\M`})`;
}

/** As a key of a name, at the beginning of a word of its text, or resembling a key. For each of the three there is an index; without one of
 *  them all records would be gone through. */
const wordClause = (word: string): Sql =>
  sql`(p."search_keys" @> ARRAY[${word}] OR p."search_text" ~ ${`\\m${word}`} OR (search_key_text(p."search_keys") %> ${word} AND ${word} % ANY(p."search_keys")))`;
