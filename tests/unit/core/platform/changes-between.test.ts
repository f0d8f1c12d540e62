import type { PlatformInput } from "@/lib/core/platform/platform";
import { changesBetween } from "@/lib/core/platform/changes-between";
import { aPlatform, aProgramme, aSource, aSpec, anEvent } from "@/tests/factories/a-platform";

const between = (before: Partial<PlatformInput>, after: Partial<PlatformInput>) =>
  changesBetween(aPlatform(before), aPlatform(after)).map(({ path, before: was, after: is }) => [path, was, is]);

const [navy, army] = [aProgramme({ key: "in-navy" }), aProgramme({ key: "in-army", services: ["Indian Army"] })];

test.each<[string, Partial<PlatformInput>, Partial<PlatformInput>, unknown[]]>([
  ["the same record", {}, {}, []],
  ["a field", { name: "Old" }, { name: "New" }, [["name", "Old", "New"]]],
  [
    "a field that is stated now",
    {},
    { introduced: { year: 2001, sources: [] } },
    [["introduced", null, { year: 2001, sources: [] }]],
  ],
  ["a field within", { introduced: { year: 2000 } }, { introduced: { year: 2001 } }, [["introduced.year", 2000, 2001]]],
  ["an entry of a list", { roles: ["escort"] }, { roles: ["escort", "patrol"] }, [["roles[1]", null, "patrol"]]],
  ["an entry that is gone", { roles: ["escort", "patrol"] }, { roles: ["escort"] }, [["roles[1]", "patrol", null]]],
  [
    "a status",
    { programmes: [navy] },
    { programmes: [{ ...navy, status: "inducted" }] },
    [["programmes[in-navy].status", "on-order", "inducted"]],
  ],
  [
    "an event",
    { programmes: [navy] },
    { programmes: [{ ...navy, events: [anEvent()] }] },
    [
      [
        "programmes[in-navy].events[0]",
        null,
        aPlatform({ programmes: [{ ...navy, events: [anEvent()] }] }).programmes[0]!.events[0],
      ],
    ],
  ],
  [
    "a source's title",
    {},
    { sources: [aSource({ title: "Corrected" })] },
    [["sources[gazette].title", "Notice of an order", "Corrected"]],
  ],
  ["a figure", { specs: [aSpec()] }, { specs: [aSpec({ value: 121 })] }, [["specs[0].value", 120, 121]]],
  // A row that moves is not a change of all the rows behind it.
  [
    "a new programme at the head",
    { programmes: [navy] },
    { programmes: [army, navy] },
    [["programmes[in-army]", null, expect.objectContaining({ key: "in-army" })]],
  ],
  [
    "another headline",
    { programmes: [navy, army] },
    { programmes: [army, navy] },
    [["programmes order", ["in-navy", "in-army"], ["in-army", "in-navy"]]],
  ],
])("tells %s", (_, before, after, changes) => {
  expect(between(before, after)).toEqual(changes);
});

test("a record that is new or gone is one change", () => {
  const record = aPlatform();
  expect(changesBetween(null, record)).toEqual([{ path: "", before: null, after: record }]);
  expect(changesBetween(record, null)).toEqual([{ path: "", before: record, after: null }]);
  expect(changesBetween(null, null)).toEqual([]);
});
