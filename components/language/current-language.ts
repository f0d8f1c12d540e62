import { DEFAULT_LANGUAGE, inLanguage } from "@/lib/core/language/addresses";
import { processWide, setProcessWide } from "@/lib/process-wide";

/** An address as it was asked for: its language, and the same page's address in the default language. */
export type Place = { readonly language: string; readonly rest: string };

const TELLER = "who tells the address of an answer";
export const NOWHERE: Place = { language: DEFAULT_LANGUAGE, rest: "/" };

/** Lets the server say what the answer in the making was asked for as. Called once, when a web process starts. */
export const tellPlace = (tell: () => Place): void => setProcessWide(TELLER, tell);

/** Where the page that the server is drawing stands. Outside a request it is the start page in the default language. */
export const currentPlace = (): Place => processWide<() => Place>(TELLER, () => () => NOWHERE)();

/**
 * The language of the page that is being drawn, on the server or in the browser, where the page says it. It follows from the address
 * alone, so that nothing has to hand it down through a hundred components.
 */
export const currentLanguage = (): string =>
  typeof document === "undefined" ? currentPlace().language : document.documentElement.lang || DEFAULT_LANGUAGE;

/** An address in the language of the page. Those that have no language (files, feeds, the desk) come back as they are. */
export const inThisLanguage = (href: string): string => inLanguage(currentLanguage(), href);
