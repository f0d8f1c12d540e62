import { tokensOf, wholeKeys } from "@/lib/core/designation/designation";
import type { Json } from "@/lib/core/json";
import type { DraftContent } from "@/lib/core/platform/draft";

/** All words of a draft in one lower-case text, for the desk's search. */
export const draftSearchText = (draft: DraftContent): string =>
  [...textsIn(draft)]
    .map((text) => tokensOf(text).join(" "))
    .join(" \n ")
    .slice(0, 100_000);

/** The keys of a draft's names, by which likely duplicates are found. Never throws, whatever was typed. */
export function draftKeys(draft: DraftContent): string[] {
  const names = Array.isArray(draft.names) ? (draft.names as Json[]) : [];
  const texts = [draft.designation, draft.name, ...names.map((row) => (row as { text?: Json } | null)?.text)];
  return keysOfNames(texts.filter((text): text is string => typeof text === "string"));
}

/** The whole keys of names: `P-8I` and `p8 i` give the same one. */
export const keysOfNames = (names: readonly string[]): string[] => [
  ...new Set(names.map((name) => name.slice(0, 200)).flatMap(wholeKeys)),
];

function* textsIn(value: Json): Generator<string> {
  if (typeof value === "string") yield value;
  else if (Array.isArray(value)) for (const item of value as Json[]) yield* textsIn(item);
  else if (value !== null && typeof value === "object")
    for (const item of Object.values(value as object)) yield* textsIn(item as Json);
}
