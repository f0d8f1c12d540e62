import { EN } from "@/lib/core/language/texts/en";
import { HI } from "@/lib/core/language/texts/hi";
import { ENGLISH_LABELS } from "@/lib/core/language/labels";
import type { Language } from "@/lib/core/language/language";

/** The languages of the public pages by the code that stands in an address, in the order of the switch. A further one is a file like
 *  `texts/hi.ts` and a line here. */
export const LANGUAGES = {
  en: {
    name: "English",
    locale: "en-GB",
    months: "short",
    texts: EN,
    labels: ENGLISH_LABELS,
    countries: {},
    fields: {},
    services: {},
  },
  hi: HI,
} as const satisfies Readonly<Record<string, Language>>;

export type LanguageCode = keyof typeof LANGUAGES;
export const LANGUAGE_CODES = Object.keys(LANGUAGES) as LanguageCode[];

export const isLanguage = (code: string): code is LanguageCode => Object.hasOwn(LANGUAGES, code);
