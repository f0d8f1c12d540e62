import { numberSources } from "@/components/platform/number-sources";
import { anchors } from "@/lib/core/platform/claims";
import { platformSchema } from "@/lib/core/platform/platform";

const source = (id: string) => ({ id, title: `Report ${id}`, publisher: "Gazette", kind: "news" as const });

const platform = platformSchema.parse({
  slug: "x-1",
  designation: "X-1",
  name: "Example",
  domain: "air",
  category: "fighter-aircraft",
  summary: "An example.",
  introduced: { year: 2001, sources: ["c"] },
  specs: [{ key: "length", value: 10, unit: "m", sources: ["a"] }],
  programmes: [
    {
      key: "in-2001",
      operator: "IN",
      services: ["Indian Navy"],
      status: "inducted",
      asOf: "2020",
      events: [{ date: "2001-02", type: "contract", detail: "Signed.", sources: ["b", "c"] }],
      sources: ["b"],
    },
  ],
  sources: [source("a"), source("b"), source("c"), source("unused")],
});

test("sources are numbered as the page reads, and one that nothing cites comes last", () => {
  expect(numberSources(platform).list.map((entry) => [entry.number, entry.source.id])).toEqual([
    [1, "c"],
    [2, "b"],
    [3, "a"],
    [4, "unused"],
  ]);
});

test("a source leads back to each claim once", () => {
  const [first] = numberSources(platform).list;
  expect(first?.citedBy.map((claim) => claim.anchor)).toEqual([anchors.introduced, anchors.event("in-2001", 0)]);
});

test("an id that the record lacks has no number", () => {
  expect(numberSources(platform).numberOf("elsewhere")).toBeNull();
});
