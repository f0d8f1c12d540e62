import "server-only";

import type { Metadata } from "next";

import { words } from "@/components/language/words";
import { DEFAULT_LANGUAGE, inLanguage } from "@/lib/core/language/addresses";
import { LANGUAGE_CODES } from "@/lib/core/language/languages";
import type { TextKey } from "@/lib/core/language/language";

/** The one address of a page in the language of the answer, and the same page in every other.
 *  @param path in the default language */
export const alternatesOf = (path: string): { canonical: string; languages: Record<string, string> } => ({
  canonical: inLanguage(words().code, path),
  languages: inEachLanguage(path),
});

/** A page's addresses by language, and by `x-default` the one for readers of none of them. */
export const inEachLanguage = (path: string): Record<string, string> => ({
  ...Object.fromEntries(LANGUAGE_CODES.map((code) => [code, inLanguage(code, path)])),
  "x-default": inLanguage(DEFAULT_LANGUAGE, path),
});

/** What the head of a page says that has nothing to show. */
export const notFoundMetadata = (): Metadata => unlisted("notFound.short");

/** The head of a page that is nobody's search result. */
export const unlisted = (title: TextKey): Metadata => ({ title: words().text(title), robots: { index: false } });
