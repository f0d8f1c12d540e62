import type { Json, JsonObject } from "@/lib/core/json";
import { isJsonObject, sameJson } from "@/lib/core/json";
import { mergeChanges } from "@/lib/core/platform/merge-changes";
import { rowsByIdentity } from "@/lib/core/platform/row-identity";
import { aRandomRecord, edited } from "@/tests/support/random-edits";
import { randomNumbers } from "@/tests/support/random-numbers";

const ROUNDS = 1_500;

/** What a record says, place by place: `programmes[in-navy].ordered`. Rows stand by what they are, not by where. */
function places(value: Json | undefined, path = "", field = "", found = new Map<string, Json>()): Map<string, Json> {
  if (value === undefined || value === null) return found;
  if (Array.isArray(value)) {
    for (const [row, inner] of rowsByIdentity(field, value as Json[])) {
      found.set(`${path}[${row}]`, "there");
      places(inner, `${path}[${row}]`, "", found);
    }
  } else if (isJsonObject(value))
    for (const [name, inner] of Object.entries(value)) places(inner, path ? `${path}.${name}` : name, name, found);
  else found.set(path, value);
  return found;
}

/** What an edit did: every place that says something else than before. */
function edits(before: JsonObject, after: JsonObject): Map<string, Json | undefined> {
  const [old, now] = [places(before), places(after)];
  const all = new Set([...old.keys(), ...now.keys()]);
  return new Map([...all].filter((path) => old.get(path) !== now.get(path)).map((path) => [path, now.get(path)]));
}

const cases = function* (): Generator<{ base: JsonObject; theirs: JsonObject; mine: JsonObject; round: number }> {
  for (let round = 1; round <= ROUNDS; round++) {
    const random = randomNumbers(round);
    const base = aRandomRecord(random);
    yield {
      base,
      theirs: edited(base, random.between(0, 6), "T", random),
      mine: edited(base, random.between(0, 6), "M", random),
      round,
    };
  }
};

test("no edit of either side is lost: it stands in the merged record, or is named as an overlap", () => {
  let overlapping = 0;
  for (const { base, theirs, mine, round } of cases()) {
    const { merged, overlaps } = mergeChanges(base, theirs, mine);
    if (overlaps.length > 0) overlapping++;
    const said = places(merged);
    const isNamed = (path: string) =>
      overlaps.some(
        (overlap) =>
          path === overlap.path || path.startsWith(`${overlap.path}[`) || path.startsWith(`${overlap.path}.`),
      );
    for (const [whose, after] of [
      ["theirs", theirs],
      ["mine", mine],
    ] as const)
      for (const [path, value] of edits(base, after))
        if (said.get(path) !== value && !isNamed(path)) throw new Error(`Round ${round}: ${whose} at ${path} is lost`);
  }
  // The rounds must try both: merges with overlaps and without.
  expect(overlapping).toBeGreaterThan(ROUNDS / 10);
  expect(overlapping).toBeLessThan((ROUNDS * 9) / 10);
});

test("a merge says nothing that neither side said", () => {
  for (const { base, theirs, mine, round } of cases()) {
    const known = [places(base), places(theirs), places(mine)];
    for (const [path, value] of places(mergeChanges(base, theirs, mine).merged))
      if (!known.some((one) => one.get(path) === value)) throw new Error(`Round ${round}: ${path} comes from nowhere`);
  }
});

const pathsOf = ({ overlaps }: ReturnType<typeof mergeChanges>) => overlaps.map((overlap) => overlap.path).sort();

test("edits that do not overlap lead to the same record, whoever is first", () => {
  let tried = 0;
  for (const { base, theirs, mine, round } of cases()) {
    const one = mergeChanges(base, theirs, mine);
    const other = mergeChanges(base, mine, theirs);
    expect([round, pathsOf(other)]).toEqual([round, pathsOf(one)]);
    if (one.overlaps.length > 0) continue;
    tried++;
    if (!sameJson(one.merged, other.merged))
      throw new Error(`Round ${round}: ${JSON.stringify(one.merged)}\n${JSON.stringify(other.merged)}`);
  }
  expect(tried).toBeGreaterThan(ROUNDS / 10);
});

test("where one side did nothing, the other's record stands as it is, order and all", () => {
  for (const { base, theirs, round } of cases()) {
    for (const merge of [
      mergeChanges(base, theirs, base),
      mergeChanges(base, base, theirs),
      mergeChanges(base, theirs, theirs),
    ])
      expect([round, merge]).toEqual([round, { merged: theirs, overlaps: [] }]);
  }
});

test("choosing their side everywhere gives them every overlap, and mine gives them to me", () => {
  for (const { base, theirs, mine, round } of cases()) {
    const { overlaps } = mergeChanges(base, theirs, mine);
    for (const [side, after] of [
      ["theirs", theirs],
      ["mine", mine],
    ] as const) {
      const choices = Object.fromEntries(overlaps.map((overlap) => [overlap.path, side]));
      const said = places(mergeChanges(base, theirs, mine, choices).merged);
      for (const [path, value] of edits(base, after))
        if (said.get(path) !== value) throw new Error(`Round ${round}: ${path} is not ${side}`);
    }
  }
});

const programme = { key: "in-navy", ordered: 8, delivered: 1, sources: ["a"] };
test.each<[string, JsonObject, JsonObject, JsonObject, JsonObject, string[]]>([
  [
    "two fields",
    { name: "A", summary: "B" },
    { name: "C", summary: "B" },
    { name: "A", summary: "D" },
    { name: "C", summary: "D" },
    [],
  ],
  ["one field, twice", { name: "A" }, { name: "B" }, { name: "C" }, { name: "C" }, ["name"]],
  ["the same change", { name: "A" }, { name: "B" }, { name: "B" }, { name: "B" }, []],
  [
    "two fields of one row, which one side moved",
    { programmes: [programme, { key: "us" }] },
    { programmes: [{ key: "us" }, { ...programme, ordered: 12 }] },
    { programmes: [{ ...programme, delivered: 3 }, { key: "us" }] },
    { programmes: [{ key: "us" }, { ...programme, ordered: 12, delivered: 3 }] },
    [],
  ],
  [
    "a row that one removed and the other changed",
    { programmes: [programme] },
    { programmes: [] },
    { programmes: [{ ...programme, ordered: 12 }] },
    { programmes: [{ ...programme, ordered: 12 }] },
    ["programmes[in-navy]"],
  ],
  [
    "a row each, at the same place",
    { sources: [{ id: "a" }] },
    { sources: [{ id: "a" }, { id: "c" }] },
    { sources: [{ id: "a" }, { id: "b" }] },
    { sources: [{ id: "a" }, { id: "b" }, { id: "c" }] },
    [],
  ],
  [
    "an order each",
    { sources: [{ id: "a" }, { id: "b" }, { id: "c" }] },
    { sources: [{ id: "b" }, { id: "a" }, { id: "c" }] },
    { sources: [{ id: "a" }, { id: "c" }, { id: "b" }] },
    { sources: [{ id: "a" }, { id: "c" }, { id: "b" }] },
    ["sources order"],
  ],
  [
    "citations",
    { sources: [], specs: [{ key: "crew", sources: ["a"] }] },
    { sources: [], specs: [{ key: "crew", sources: ["a", "b"] }] },
    { sources: [], specs: [{ key: "crew", sources: ["c"] }] },
    { sources: [], specs: [{ key: "crew", sources: ["b", "c"] }] },
    [],
  ],
  [
    "a name that the language has, too",
    {},
    { constructor: "x" },
    { toString: "y" },
    { constructor: "x", toString: "y" },
    [],
  ],
])("%s", (_, base, theirs, mine, merged, overlaps) => {
  const result = mergeChanges(base, theirs, mine);
  expect(result.overlaps.map((overlap) => overlap.path)).toEqual(overlaps);
  expect(result.merged).toEqual(merged);
});
