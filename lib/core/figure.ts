import { remembered } from "@/lib/core/remembered";

/** With one formatter for all: `toLocaleString` takes longer than the rest of a link, of which a list draws a hundred at every few keys. */
const formatOf = remembered((locale) => new Intl.NumberFormat(locale));

/** Locales that write the digits 0 to 9 as JavaScript does. */
const writesPlainDigits = remembered((locale) => /^en\b|-nu-latn\b/.test(locale));

/** A number with the marks that readers of the locale set. Most counts have none: a browser is spared its first formatter, which takes
 *  longer than all the links of a list. */
export const figureIn = (locale: string, number: number): string =>
  Number.isInteger(number) && number >= 0 && number < 1000 && writesPlainDigits(locale)
    ? String(number)
    : formatOf(locale).format(number);

/** A number with a mark between thousands: `1,204`. */
export const figure = (number: number): string => figureIn("en-GB", number);
