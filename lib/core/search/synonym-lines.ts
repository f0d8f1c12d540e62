/** Sets of synonyms as they are typed: a set a line, its words between commas. Blank lines are nothing. */
export const parseSynonymLines = (text: string): string[][] =>
  text
    .split(/\r?\n/)
    .map((line) =>
      line
        .split(",")
        .map((word) => word.trim())
        .filter(Boolean),
    )
    .filter((words) => words.length > 0);

export const writeSynonymLines = (sets: readonly (readonly string[])[]): string =>
  sets.map((words) => words.join(", ")).join("\n");
