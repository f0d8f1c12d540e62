import { z } from "zod";

import { remembered } from "@/lib/core/remembered";

/** A date exactly as precise as its source: `2008`, `2008-02` or `2008-02-05`. Never a made-up day. */
export const partialDate = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "Write the date as 2008, 2008-02 or 2008-02-05")
  .refine(
    (text) => text.length <= 10 && isRealDate(text),
    "Enter a date between 1850 and 2100 that exists in the calendar",
  );

export type PartialDate = z.output<typeof partialDate>;

/** Whether a text is one: of stored records it always is where one stands, of a draft it may be anything. */
export const isPartialDate = (text: string): text is PartialDate => partialDate.safeParse(text).success;

/** Remembered, since a file of records asks it twenty times a record, mostly of the same dates. */
const isRealDate = remembered((text) => {
  const [year = 0, month = 1, day = 1] = text.split("-").map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1850 && year <= 2100 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}, 20_000);

export type DatePrecision = "year" | "month" | "day";

export const precisionOf = (date: PartialDate): DatePrecision =>
  date.length === 4 ? "year" : date.length === 7 ? "month" : "day";

/** The first day that the date may mean: `2008` gives `2008-01-01`. For sorting and for the start of a drawn span. */
export const earliestDay = (date: PartialDate): string =>
  date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date;

/** The last day that the date may mean: `2008-02` gives `2008-02-29`. */
export function latestDay(date: PartialDate): string {
  if (date.length === 10) return date;
  const [year = 0, month = 12] = date.split("-").map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

export const yearOf = (date: PartialDate): number => Number(date.slice(0, 4));

/** Earlier first; where two start on the same day, the vaguer one first. */
export function compareDates(a: PartialDate, b: PartialDate): number {
  const [left, right] = [earliestDay(a), earliestDay(b)];
  return left < right ? -1 : left > right ? 1 : a.length - b.length;
}

/** How a date has its month: `Feb` or in full. */
export type Months = "short" | "long";

/** `2008`, `Feb 2008` or `5 Feb 2008`, in words of the locale, as Intl takes it. */
export function formatDate(date: PartialDate, locale = "en-GB", months: Months = "short"): string {
  const written = dateFormat(precisionOf(date), locale, months).format(new Date(`${earliestDay(date)}T00:00:00Z`));
  // British data shortens September to four letters and every other month to three.
  return locale === "en-GB" ? written.replace("Sept", "Sep") : written;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** One for all dates alike: to make a formatter takes 90 µs, to write a date with it less than one. */
function dateFormat(precision: DatePrecision, locale: string, months: Months): Intl.DateTimeFormat {
  const name = `${locale} ${precision} ${months}`;
  const known = formats.get(name);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, {
    timeZone: "UTC",
    year: "numeric",
    ...(precision === "year" ? {} : { month: months }),
    ...(precision === "day" ? { day: "numeric" as const } : {}),
  });
  formats.set(name, made);
  return made;
}
