import type { Progress } from "@/scripts/support/progress";

/** Something wrong, in a sentence, and what to do next. */
export type Wrong = { readonly what: string; readonly cure: string };

/** What a check found: a phrase for its line, and what is wrong. */
export type Findings = { readonly told: string; readonly wrong: readonly Wrong[] };

export type Check = { readonly name: string; readonly look: (progress: Progress) => Promise<Findings> };

export const well = (told: string): Findings => ({ told, wrong: [] });

/** The first few of a list, with the number of the others. */
export function firstFew(list: readonly string[], many = 5): string {
  const rest = list.length - many;
  return rest > 0 ? `${list.slice(0, many).join(", ")} and ${rest.toLocaleString("en")} more` : list.join(", ");
}
