import type { Labels } from "@/lib/core/language/labels";
import type { EN } from "@/lib/core/language/texts/en";
import type { Months } from "@/lib/core/time/partial-date";

/** The name of a text of the public pages. */
export type TextKey = keyof typeof EN;
export type Texts = Readonly<Record<TextKey, string>>;

/** Everything that a language needs: one file each, and a line in `languages.ts`. */
export type Language = {
  /** Its own name of itself, on the link that leads to it. */
  readonly name: string;
  /** For figures, dates and plural forms, as Intl takes it. */
  readonly locale: string;
  readonly months: Months;
  readonly texts: Texts;
  readonly labels: Labels;
  /** Names of countries where readers use another one than the data of the JavaScript engine has. */
  readonly countries: Readonly<Record<string, string>>;
  /** Fields of a record by their name, in what is told of changes; English makes its words of the names themselves. */
  readonly fields: Readonly<Record<string, string>>;
  /** Services and agencies by their English name, where they have a common one in this language. */
  readonly services: Readonly<Record<string, string>>;
};
