import { describeStatus } from "@/lib/core/platform/describe-status";
import { headlineOf } from "@/lib/core/platform/headline";
import type { ListedProgramme } from "@/lib/core/platform/listed-content";
import type { Headline } from "@/lib/core/search/results";

const headline = (change: Partial<Headline>): Headline => ({
  operator: "IN",
  services: ["Indian Navy"],
  status: "inducted",
  asOf: "2022-02-24",
  since: null,
  ordered: null,
  delivered: null,
  programmes: 1,
  ...change,
});

test.each([
  [
    { since: "2015-11", ordered: 8, delivered: 8 },
    "Inducted by the Indian Navy since Nov 2015; 8 of 8 delivered, as of 24 Feb 2022.",
  ],
  [
    { status: "on-order", ordered: 31, delivered: 0 },
    "On order for the Indian Navy; 31 ordered, none delivered, as of 24 Feb 2022.",
  ],
  [{ status: "planned-co-production", services: [] }, "Co-production planned in India, as of 24 Feb 2022."],
  [
    { status: "in-co-production", services: ["Indian Army"], delivered: 48000, ordered: 601427 },
    "In co-production in India for the Indian Army; 48,000 of 601,427 delivered, as of 24 Feb 2022.",
  ],
  [{ status: "retired", since: "2017" }, "Retired by the Indian Navy in 2017, as of 24 Feb 2022."],
  [
    { operator: "US", services: [], status: "approved" },
    "Approved for the United States, no contract yet, as of 24 Feb 2022.",
  ],
  [
    { services: ["Indian Army", "Indian Air Force"], status: "proposed" },
    "Proposed for the Indian Army and the Indian Air Force, as of 24 Feb 2022.",
  ],
] as [Partial<Headline>, string][])("%j reads «%s»", (change, sentence) => {
  expect(describeStatus(headline(change))).toBe(sentence);
});

// "8 of 8 delivered" of an aircraft that was ordered twice would be taken for the whole fleet.
type Bought = Partial<Pick<ListedProgramme, "services" | "status" | "asOf" | "operator">>;
const bought = ([ordered, delivered]: readonly [number | null, number | null], change: Bought = {}) => ({
  ...{
    operator: "IN",
    services: ["Indian Navy"],
    status: "inducted" as const,
    route: null,
    asOf: "2025-07-02",
    events: [],
  },
  ...change,
  ordered,
  delivered,
});
test.each([
  ["two orders alike", [bought([8, 8]), bought([4, 4])], "12 of 12 delivered under 2 programmes, as of 2 Jul 2025."],
  [
    "one still being delivered",
    [bought([3, 3]), bought([4, 2], { asOf: "2024-11" })],
    "5 of 7 delivered under 2 programmes, as of Nov 2024.",
  ],
  [
    "one that was finished long ago",
    [bought([3, 3]), bought([3, 3], { asOf: "2004" })],
    "6 of 6 delivered under 2 programmes, as of 2 Jul 2025.",
  ],
  ["one of which nobody counts", [bought([8, 8]), bought([4, null])], "8 of 8 delivered, as of 2 Jul 2025."],
  [
    "one of another status",
    [bought([8, 8]), bought([6, 0], { status: "approved" })],
    "8 of 8 delivered, as of 2 Jul 2025.",
  ],
  [
    "one for another service",
    [bought([8, 8]), bought([6, 6], { services: ["Indian Army"] })],
    "8 of 8 delivered, as of 2 Jul 2025.",
  ],
  ["one elsewhere", [bought([8, 8]), bought([6, 6], { operator: "US" })], "8 of 8 delivered, as of 2 Jul 2025."],
])("the sentence counts %s", (_, programmes, end) => {
  const headline = headlineOf({ programmes });
  expect(headline && describeStatus(headline)).toBe(`Inducted by the Indian Navy; ${end}`);
});
