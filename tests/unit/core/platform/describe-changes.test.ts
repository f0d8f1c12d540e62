import type { JsonObject } from "@/lib/core/json";
import { describeChanges } from "@/lib/core/platform/describe-changes";
import type { PlatformInput } from "@/lib/core/platform/platform";
import { textDifference } from "@/lib/core/platform/text-difference";
import { aPlatform, aProgramme, aSource, aSpec, anEvent } from "@/tests/factories/a-platform";
import { aRandomRecord, edited } from "@/tests/support/random-edits";
import { randomNumbers } from "@/tests/support/random-numbers";

const told = (before: Partial<PlatformInput>, after: Partial<PlatformInput>) =>
  describeChanges(aPlatform(before), aPlatform(after)).map(({ text }) => text);

test.each<[string, Partial<PlatformInput>, Partial<PlatformInput>, string[]]>([
  [
    "a figure of a programme",
    { programmes: [aProgramme({ delivered: 8 })] },
    { programmes: [aProgramme({ delivered: 12 })] },
    ['Programme "India, Indian Navy": delivered 8 → 12'],
  ],
  [
    "a figure that was not there",
    {},
    { programmes: [aProgramme({ ordered: 1200 })] },
    ['Programme "India, Indian Navy": ordered nothing → 1,200'],
  ],
  [
    "a date, as readers write it",
    { programmes: [aProgramme({ asOf: "2026-02-05" })] },
    { programmes: [aProgramme({ asOf: "2026-03" })] },
    ['Programme "India, Indian Navy": as of 5 Feb 2026 → Mar 2026'],
  ],
  [
    "a status, by its label",
    {},
    { programmes: [aProgramme({ status: "inducted" })] },
    ['Programme "India, Indian Navy": status On order → Inducted'],
  ],
  [
    "a figure with its unit",
    { specs: [aSpec()] },
    { specs: [aSpec({ value: 0.125, unit: "km", certainty: "about" })] },
    ["Length: 120 m → about 0.125 km"],
  ],
  ["a unit alone", { specs: [aSpec()] }, { specs: [aSpec({ unit: "ft" })] }, ["Length: 120 m → 120 ft"]],
  [
    "a source that was added",
    {},
    { sources: [aSource(), aSource({ id: "yard", title: "The yard's report" })] },
    [`Source "The yard's report" added`],
  ],
  [
    "a citation that was added",
    { sources: [aSource(), aSource({ id: "yard" })] },
    { sources: [aSource(), aSource({ id: "yard" })], programmes: [aProgramme({ sources: ["gazette", "yard"] })] },
    ['Programme "India, Indian Navy", citation of "yard" added'],
  ],
  [
    "an event that was added",
    {},
    { programmes: [aProgramme({ events: [anEvent()] })] },
    ['Programme "India, Indian Navy", event "1 Mar 2024, contract" added'],
  ],
  [
    "rows that changed places",
    { specs: [aSpec(), aSpec({ key: "beam" })] },
    { specs: [aSpec({ key: "beam" }), aSpec()] },
    ["Specifications: order changed"],
  ],
  ["an origin", { origin: ["IN"] }, { origin: ["FR"] }, ['Origin "India" removed', 'Origin "France" added']],
  ["the category, by its label", {}, { category: "corvette" }, ["Category Frigate → Corvette"]],
  ["the address", {}, { slug: "second" }, ["Address sample-frigate → second"]],
  [
    "money",
    { programmes: [aProgramme({ value: { amount: 5, currency: "INR", sources: ["gazette"] } })] },
    { programmes: [aProgramme({ value: { amount: 6, currency: "INR", sources: ["gazette"] } })] },
    ['Programme "India, Indian Navy": value INR 5 → INR 6'],
  ],
  [
    "money that was not there, and what came beside it",
    { programmes: [aProgramme({ value: null })] },
    {
      programmes: [
        aProgramme({ value: { amount: 66_700_000_000, currency: "INR", usd: 8.14e8, sources: ["gazette"] } }),
      ],
    },
    ['Programme "India, Indian Navy": value nothing → INR 6,670 crore (source states USD 814 million)'],
  ],
  [
    "money to the last digit where the words are the same, and what it cites",
    {
      sources: [aSource(), aSource({ id: "yard", title: "The yard" })],
      programmes: [aProgramme({ value: { amount: 10_000_000_001, currency: "USD", sources: ["gazette"] } })],
    },
    {
      sources: [aSource(), aSource({ id: "yard", title: "The yard" })],
      programmes: [aProgramme({ value: { amount: 10_000_000_002, currency: "USD", sources: ["gazette", "yard"] } })],
    },
    [
      'Programme "India, Indian Navy": value USD 10,000,000,001 → USD 10,000,000,002',
      'Programme "India, Indian Navy", value, citation of "yard" added',
    ],
  ],
  [
    "the year of first service",
    { introduced: null },
    { introduced: { year: 2002, sources: ["gazette"] } },
    ["First service nothing → 2002"],
  ],
  ["nothing", {}, {}, []],
])("says %s in words", (_, before, after, texts) => {
  expect(told(before, after)).toEqual(texts);
});

test("running text is told word by word, and its pieces make both texts again", () => {
  const [before, after] = [
    "A frigate of the Indian Navy that was built at Mazagon Dock in Mumbai.",
    "A stealth frigate of the Indian Navy that was built at Garden Reach in Kolkata.",
  ];
  const [change] = describeChanges(aPlatform({ summary: before }), aPlatform({ summary: after }));
  expect(change).toMatchObject({ path: "summary", kind: "changed", text: "Summary reworded" });
  expect(
    change!
      .segments!.filter(({ kind }) => kind !== "added")
      .map(({ text }) => text)
      .join(""),
  ).toBe(before);
  expect(
    change!
      .segments!.filter(({ kind }) => kind !== "removed")
      .map(({ text }) => text)
      .join(""),
  ).toBe(after);
  expect(change!.segments!.filter(({ kind }) => kind === "added").map(({ text }) => text.trim())).toEqual([
    "stealth",
    "Garden Reach",
    "Kolkata.",
  ]);
});

test("texts of thousands of words do not hold anything up", () => {
  const long = "word ".repeat(4_000);
  expect(textDifference(long, `${long}more`)).toEqual([
    { text: long, kind: "removed" },
    { text: `${long}more`, kind: "added" },
  ]);
});

test("every edit is told, and nothing is told where there was none", () => {
  for (let round = 1; round <= 1_000; round++) {
    const random = randomNumbers(round);
    const before = aRandomRecord(random);
    const after = edited(before, 1, "E", random);
    const differs = JSON.stringify(before) !== JSON.stringify(after);
    expect([round, describeChanges(before, after).length > 0]).toEqual([round, differs]);
    expect(describeChanges(after, after)).toEqual([]);
  }
});

// A draft may hold anything that was typed.
test.each<[JsonObject, JsonObject]>([
  [{ programmes: "none" }, { programmes: [null, 3, { key: null }] }],
  [{ names: [{ text: 5 }, { text: 5 }] }, { names: {} }],
  [{ specs: [{ unit: null, value: { a: 1 } }] }, { specs: [{ unit: null, value: [] }] }],
])("%j to %j is told without a stumble", (before, after) => {
  expect(describeChanges(before, after).length).toBeGreaterThan(0);
});
