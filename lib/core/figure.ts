const FIGURES = new Intl.NumberFormat("en-GB");

/** A number with a mark between thousands: `1,204`. With one formatter for all: `toLocaleString` takes longer than the rest of a link,
 *  of which a list draws a hundred at every few keys. */
export const figure = (number: number): string => FIGURES.format(number);
