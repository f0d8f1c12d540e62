import { wordsIn, type Words } from "@/lib/core/language/words";
import { remembered } from "@/lib/core/remembered";
import { CATEGORIES, type Category } from "@/lib/core/taxonomy/categories";
import { NAME_KINDS, type NameKind } from "@/lib/core/taxonomy/name-kinds";
import { STATUSES, type Status } from "@/lib/core/taxonomy/statuses";

/** What the codes of a suggestion are called. */
export type SuggestionLabels = {
  readonly category: Readonly<Record<Category, string>>;
  readonly status: Readonly<Record<Status, string>>;
  readonly nameKind: Readonly<Record<NameKind, string>>;
};

const labelsIn = remembered((language): SuggestionLabels => {
  const { label } = wordsIn(language);
  return {
    category: labelled(CATEGORIES.codes, (code) => label("category", code)),
    status: labelled(STATUSES.codes, (code) => label("status", code)),
    nameKind: labelled(NAME_KINDS.codes, (code) => label("nameKind", code)),
  };
});

/** The labels for a browser, in a language. One object for all: a page with several search boxes sends it once. */
export const suggestionLabels = ({ code }: Words): SuggestionLabels => labelsIn(code);

const labelled = <C extends string>(codes: readonly C[], labelOf: (code: C) => string) =>
  Object.fromEntries(codes.map((code) => [code, labelOf(code)])) as Record<C, string>;
