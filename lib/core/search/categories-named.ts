import { tokensOf } from "@/lib/core/designation/designation";
import { CATEGORIES } from "@/lib/core/taxonomy/categories";

/** What a category is of in general. Said alone it names none: each of them is the end of several. */
const GENERAL: ReadonlySet<string> = new Set(["aircraft", "vehicle", "vessel", "ship", "system"]);

/** How each category is called: by the end of its label (`tank` of `Main battle tank`, but not of `Anti-tank missile`), and without what it is
 *  of in general (`fighter` of `Fighter aircraft`). */
const CALLED = CATEGORIES.entries.flatMap(({ code, label }) => {
  const tokens = tokensOf(label);
  const ends = tokens.map((_, from) => tokens.slice(from));
  const beginning = GENERAL.has(tokens.at(-1) ?? "") ? [tokens.slice(0, -1)] : [];
  return [...ends, ...beginning]
    .filter((words) => words.length > 1 || !GENERAL.has(words[0] ?? ""))
    .map((words) => ({ code, words: words.join(" ") }));
});

/** The categories that these words name, in the singular or the plural, and nothing besides. Whoever types `tanks` wants tanks, before what
 *  tankers refuel and landing craft carry. */
export function categoriesNamed(words: readonly string[]): string[] {
  const named = words.join(" ");
  return CALLED.filter(({ words: called }) => [called, `${called}s`, `${called}es`].includes(named)).map(
    ({ code }) => code,
  );
}
