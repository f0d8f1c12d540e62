import { describeStatus } from "@/lib/core/platform/describe-status";
import type { Headline } from "@/lib/core/search/results";

const headline = (change: Partial<Headline>): Headline => ({
  operator: "IN",
  services: ["Indian Navy"],
  status: "inducted",
  asOf: "2022-02-24",
  since: null,
  ordered: null,
  delivered: null,
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
