import {
  compareDates,
  earliestDay,
  formatDate,
  latestDay,
  partialDate,
  precisionOf,
  yearOf,
} from "@/lib/core/time/partial-date";

test.each<[string, boolean]>([
  ["2008", true],
  ["2008-02", true],
  ["2008-02-05", true],
  ["2008-02-29", true],
  ["2000-02-29", true],
  ["2009-02-29", false],
  ["1900-02-29", false],
  ["2008-04-31", false],
  ["2008-13", false],
  ["2008-00", false],
  ["2008-01-00", false],
  ["1850", true],
  ["1849-12-31", false],
  ["2100-12-31", true],
  ["2101", false],
  ["2008-2", false],
  ["08", false],
  ["2008/02/05", false],
  ["5 Feb 2008", false],
  ["2008-02-05T00:00:00Z", false],
  ["", false],
])("«%s» is a date: %s", (written, isDate) => {
  expect(partialDate.safeParse(written).success).toBe(isDate);
});

test.each([
  ["2008", "year", "2008-01-01", "2008-12-31", "2008", 2008],
  ["2008-02", "month", "2008-02-01", "2008-02-29", "Feb 2008", 2008],
  ["2009-02", "month", "2009-02-01", "2009-02-28", "Feb 2009", 2009],
  ["2008-12", "month", "2008-12-01", "2008-12-31", "Dec 2008", 2008],
  ["2008-02-05", "day", "2008-02-05", "2008-02-05", "5 Feb 2008", 2008],
])("%s is as precise as a %s, from %s to %s, and reads «%s»", (date, precision, from, to, words, year) => {
  expect([precisionOf(date), earliestDay(date), latestDay(date), formatDate(date), yearOf(date)]).toEqual([
    precision,
    from,
    to,
    words,
    year,
  ]);
});

test("dates stand in the order of the days on which they may begin, the vaguer one first", () => {
  const sorted = ["2007-12-31", "2008", "2008-01", "2008-01-01", "2008-01-02", "2008-02", "2009"];
  expect([...sorted].reverse().sort(compareDates)).toEqual(sorted);
});

test("a date is told in the reader's language", () => {
  expect(formatDate("2008-02-05", "de")).toMatch(/^5\. Feb\.? 2008$/);
});
