import { comparable, specSchema } from "@/lib/core/platform/spec";
import { SPEC_KEYS } from "@/lib/core/taxonomy/spec-keys";
import { UNITS } from "@/lib/core/taxonomy/units";
import { aSpec } from "@/tests/factories/a-platform";

const parsed = (overrides: Parameters<typeof aSpec>[0]) => specSchema.parse(aSpec(overrides));

test.each<[string, Parameters<typeof aSpec>[0], [number, number] | null]>([
  ["a quantity in the unit of its key", { key: "length", value: 30, unit: "m" }, [30, 30]],
  ["a quantity in another unit", { key: "length", value: 100, unit: "ft" }, [30.48, 30.48]],
  ["a range", { key: "range", value: 40, valueTo: 50, unit: "nmi" }, [74.08, 92.6]],
  ["nothing at all", { key: "crew", value: 0, unit: "people" }, [0, 0]],
  ["a Mach number, which has no fixed speed", { key: "maxSpeed", value: 2, unit: "Mach" }, null],
  ["words", { key: "armament", value: null, unit: null, text: "Two guns." }, null],
])("compares %s", (_, spec, expected) => {
  const found = comparable(parsed(spec));
  if (expected === null) expect(found).toBeNull();
  else expected.forEach((end, at) => expect(found?.[at]).toBeCloseTo(end, 9));
});

test.each<[string, Parameters<typeof aSpec>[0], string[]]>([
  ["neither figure nor words", { value: null, unit: null }, ["value"]],
  ["figure and words", { text: "long" }, ["value"]],
  ["a figure without a unit", { unit: null }, ["unit"]],
  ["words with a unit", { value: null, text: "long" }, ["unit"]],
  ["a range that goes nowhere", { valueTo: 120 }, ["valueTo"]],
  ["a negative figure", { value: -1 }, ["value"]],
  ["a length in kilograms", { unit: "kg" }, ["unit"]],
  ["a figure for what is told in words only", { key: "armament" }, ["unit"]],
  ["no source", { sources: [] }, ["sources"]],
])("refuses %s at its field", (_, spec, fields) => {
  expect(specSchema.safeParse(aSpec(spec)).error?.issues.map(({ path }) => path.join("."))).toEqual(fields);
});

test("every key that is measured takes its own unit", () => {
  for (const { code, unit } of SPEC_KEYS.entries) {
    if (unit === null) continue;
    expect(UNITS.map((known) => known.code)).toContain(unit);
    expect(comparable(parsed({ key: code, value: 3, unit }))).toEqual([3, 3]);
  }
});
