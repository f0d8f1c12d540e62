import { renderToStaticMarkup } from "react-dom/server";

import { formatSpec } from "@/components/platform/format-spec";
import { placeDate, spanOf, ticksOf } from "@/components/platform/place-events";
import { Quantity } from "@/components/platform/quantity";
import { formatMoney } from "@/lib/core/programme/format-money";
import { DeliveredBar } from "@/components/programme/delivered-bar";
import { pagesAround } from "@/components/ui/pages-around";
import type { Spec } from "@/lib/core/platform/spec";

const spec = (change: Partial<Spec>): Spec => ({
  key: "range",
  of: null,
  value: 850,
  valueTo: null,
  unit: "km",
  certainty: "exact",
  text: null,
  note: null,
  sources: ["a"],
  ...change,
});
const words = (markup: string) =>
  markup
    .replace(/<span class="sr-only">.*?<\/span>/g, "")
    .replace(/<[^>]+>/g, "")
    .replace(/\u00a0/g, " ");

test.each([
  [{}, "850 km"],
  [{ value: 12345.5, certainty: "about" }, "about 12,345.5 km"],
  [{ value: 850, valueTo: 900, certainty: "up-to" }, "up to 850–900 km"],
  [{ value: 0.9, unit: "Mach", key: "maxSpeed" }, "Mach 0.9"],
  [{ value: 12, unit: "items", key: "hardpoints" }, "12"],
  [{ value: 1, unit: "people", key: "crew" }, "1 person"],
  [{ certainty: "disputed" }, "850 km (sources differ)"],
  [{ value: null, unit: null, text: "Two turbofans", key: "engine" }, "Two turbofans"],
] as [Partial<Spec>, string][])("a specification %j reads «%s»", (change, read) => {
  expect(words(renderToStaticMarkup(<Quantity spec={spec(change)} />))).toBe(read);
});

test("a unit is a symbol to the eye and a word to the ear", () => {
  expect(formatSpec(spec({ unit: "nmi" })).unit).toEqual({ symbol: "nmi", name: "nautical miles" });
});

test.each([
  [187_980_000_000, "INR", "INR 18,798 crore"],
  [450_000, "INR", "INR 4.5 lakh"],
  [3_750_000_000, "USD", "USD 3.75 billion"],
  [45_500_000, "EUR", "EUR 45.5 million"],
  [999, "GBP", "GBP 999"],
])("%d %s reads «%s»", (amount, currency, read) => {
  expect(formatMoney(amount, currency)).toBe(read);
});

test("more delivered than ordered is a warning, and what is unknown is not drawn", () => {
  expect(renderToStaticMarkup(<DeliveredBar ordered={4} delivered={6} />)).toContain("More delivered than ordered");
  const unknown = renderToStaticMarkup(<DeliveredBar ordered={4} delivered={null} />);
  expect(unknown).toContain("not stated");
  expect(unknown).not.toContain("<svg");
});

test.each([
  [1, 1, [1]],
  [1, 3, [1, 2, 3]],
  [5, 9, [1, null, 4, 5, 6, null, 9]],
  [3, 9, [1, 2, 3, 4, null, 9]],
])("page %d of %d links %j", (page, last, links) => {
  expect(pagesAround(page, last)).toEqual(links);
});

test("a date known to the year only is a stretch on the axis", () => {
  const span = spanOf(["2000", "2009-06-01"]);
  expect(span).toEqual({ from: 2000, to: 2010 });
  if (!span) return;
  expect(placeDate("2000", span).start).toBe(0);
  expect(placeDate("2000", span).end).toBeCloseTo(10, 0);
  expect(ticksOf(span)).toEqual([2000, 2002, 2004, 2006, 2008, 2010]);
});
