import { facetOptions, groupedCategories } from "@/lib/core/search/facet-options";

const values = (...given: Parameters<typeof facetOptions>) =>
  facetOptions(...given).map(({ value, count }) => `${value} ${count}`);

test("a closed list keeps its own order, whatever the counts", () => {
  expect(values("stage", { past: 9, coming: 1, "in-service": 5 }, [])).toEqual(["in-service 5", "coming 1", "past 9"]);
});

test("other values stand by frequency, then by their label", () => {
  expect(values("operator", { US: 3, IN: 40, FR: 3, BR: 3 }, [])).toEqual(["IN 40", "BR 3", "FR 3", "US 3"]);
});

test("«not stated» stands last, also when it is the most frequent or chosen", () => {
  expect(values("operator", { none: 99, IN: 40, FR: 3 }, [])).toEqual(["IN 40", "FR 3", "none 99"]);
  expect(values("operator", { none: 99, IN: 40, FR: 3 }, ["none"])).toEqual(["IN 40", "FR 3", "none 99"]);
});

// A choice that vanished from the panel could not be taken back there.
test("chosen values stand first and stay, even where nothing has them any more", () => {
  expect(facetOptions("category", { destroyer: 8 }, ["frigate"])).toEqual([
    { value: "frigate", label: "Frigate", count: 0, selected: true, definition: expect.stringMatching(/\.$/) },
    { value: "destroyer", label: "Destroyer", count: 8, selected: false, definition: expect.stringMatching(/\.$/) },
  ]);
});

test.each(["constructor", "__proto__", "toString"])("nobody has the chosen value «%s»", (word) => {
  expect(values("manufacturer", {}, [word])).toEqual([`${word} 0`]);
});

test("countries and «not stated» are told in words", () => {
  expect(facetOptions("origin", { DE: 1, none: 1 }, []).map(({ label }) => label)).toEqual(["Germany", "Not stated"]);
});

test("categories stand under their groups, and groups without one are left out", () => {
  const grouped = groupedCategories(facetOptions("category", { frigate: 2, destroyer: 3, radar: 1 }, []));
  expect(grouped.map(({ options }) => options.map(({ value }) => value))).toEqual([
    ["destroyer", "frigate"],
    ["radar"],
  ]);
});
