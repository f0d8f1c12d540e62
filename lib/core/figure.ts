import { remembered } from "@/lib/core/remembered";

/** With one formatter for all: `toLocaleString` takes longer than the rest of a link, of which a list draws a hundred at every few keys. */
const formatOf = remembered((locale) => new Intl.NumberFormat(locale));

/** A number with the marks that readers of the locale set. */
export const figureIn = (locale: string, number: number): string => formatOf(locale).format(number);

/** A number with a mark between thousands: `1,204`. */
export const figure = (number: number): string => figureIn("en-GB", number);
