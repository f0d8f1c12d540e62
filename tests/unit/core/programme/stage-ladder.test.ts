import { stageLadder } from "@/lib/core/programme/stage-ladder";
import type { EventType } from "@/lib/core/taxonomy/event-types";
import type { Status } from "@/lib/core/taxonomy/statuses";

/** As it reads: `approved 2007 < on-order 2008 < [inducted 2011]`; what lies ahead in brackets of its own. */
const read = (status: Status, events: readonly [EventType, string][]) =>
  stageLadder({ status, events: events.map(([type, date]) => ({ type, date })) as never })
    .map(({ status: step, place, date }) => {
      const said = `${step} ${date ?? "–"}`;
      return place === "now" ? `[${said}]` : place === "ahead" ? `(${step})` : said;
    })
    .join(" < ");

test.each<[Status, [EventType, string][], string]>([
  [
    "inducted",
    [
      ["approval", "2020-10"],
      ["approval", "2007-05"],
      ["contract", "2008-01-31"],
      ["first-delivery", "2010"],
      ["induction", "2011-02"],
    ],
    "proposed – < approved 2007-05 < on-order 2008-01-31 < in-delivery 2010 < [inducted 2011-02]",
  ],
  ["in-co-production", [], "proposed – < approved – < on-order – < in-delivery – < [in-co-production –]"],
  [
    "planned-co-production",
    [["request", "2023"]],
    "[planned-co-production 2023] < (approved) < (on-order) < (in-delivery) < (inducted)",
  ],
  // What was said of it in public later on did not propose it.
  [
    "inducted",
    [
      ["announcement", "2025-07"],
      ["contract", "2009"],
      ["induction", "2015-11-13"],
    ],
    "proposed – < approved – < on-order 2009 < in-delivery – < [inducted 2015-11-13]",
  ],
  // A contract that came to nothing, before the plan began anew, takes the programme nowhere.
  [
    "approved",
    [
      ["contract", "2015"],
      ["approval", "2024"],
    ],
    "proposed – < [approved 2024] < (on-order) < (in-delivery) < (inducted)",
  ],
  [
    "in-development",
    [["approval", "2009"]],
    "proposed – < [in-development –] < (on-order) < (in-delivery) < (inducted)",
  ],
  [
    "cancelled",
    [
      ["approval", "2019"],
      ["cancellation", "2021-11"],
    ],
    "approved 2019 < [cancelled 2021-11]",
  ],
  [
    "retired",
    [
      ["induction", "1987"],
      ["retirement", "2016"],
      ["retirement", "2017-03"],
    ],
    "proposed – < approved – < on-order – < in-delivery – < inducted 1987 < [retired 2017-03]",
  ],
])("%s with %j climbs %s", (status, events, ladder) => {
  expect(read(status, events)).toBe(ladder);
});
