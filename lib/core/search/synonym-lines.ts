import type { SynonymSets } from "@/lib/core/search/synonym-sets";

/** Sets of synonyms as they are typed: a set a line, its words between commas. Blank lines are nothing. */
export const parseSynonymLines = (text: string): string[][] => setLines(text).map(({ words }) => words);

export const writeSynonymLines = (sets: readonly (readonly string[])[]): string =>
  sets.map((words) => words.join(", ")).join("\n");

/** The line, counted from 1, on which a set stands that is known by its place among the sets. */
export const lineOfSet = (text: string, set: number): number => setLines(text)[set]?.line ?? 1;

const setLines = (text: string): { readonly line: number; readonly words: string[] }[] =>
  text
    .split(/\r?\n/)
    .map((typed, at) => ({
      line: at + 1,
      words: typed
        .split(",")
        .map((word) => word.trim())
        .filter(Boolean),
    }))
    .filter(({ words }) => words.length > 0);

/**
 * What two people made of the same sets, together: what either added is there, what either took out is not. A set that both
 * changed stands there in both their ways, for somebody to look at.
 * @param base the sets that `mine` was begun from
 * @returns theirs, in their order, with what is mine after it
 */
export function mergeSynonymSets(base: SynonymSets, theirs: SynonymSets, mine: SynonymSets): SynonymSets {
  const [inBase, inTheirs, inMine] = [base, theirs, mine].map((sets) => new Set(sets.map(keyOf)));
  const kept = theirs.filter((set) => inMine?.has(keyOf(set)) || !inBase?.has(keyOf(set)));
  const added = mine.filter((set) => !inBase?.has(keyOf(set)) && !inTheirs?.has(keyOf(set)));
  return [...kept, ...added];
}

const keyOf = (set: readonly string[]): string => JSON.stringify(set);
