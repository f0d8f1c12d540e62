import { compareHref, parseComparison } from "@/lib/core/compare/compare-address";
import { compareSpecs } from "@/lib/core/compare/compare-specs";
import { aPlatform, aSpec } from "@/tests/factories/a-platform";

const withSpecs = (...specs: Parameters<typeof aSpec>[0][]) => aPlatform({ specs: specs.map((spec) => aSpec(spec)) });
const row = (key: string, ...records: ReturnType<typeof aPlatform>[]) => {
  const found = compareSpecs(records)
    .flatMap((group) => group.rows)
    .find((one) => one.key === key);
  if (!found) throw new Error(`No row for ${key}`);
  return found;
};
const figures = (key: string, ...records: ReturnType<typeof aPlatform>[]) =>
  row(key, ...records).cells.map((cell) => cell.map(({ aligned }) => [aligned.value, aligned.unit]));

test.each<[string, string, [string, string, string]]>([
  ["?p=a&p=b", "/compare?p=a&p=b", ["", "", ""]],
  ["?p=b&p=a&p=b", "/compare?p=b&p=a", ["named twice", "", ""]],
  ["?p=A%20&p=&p=b", "/compare?p=a&p=b", ["", "", ""]],
  ["?p=a&p=../x&p=b&only=differences", "/compare?p=a&p=b&only=differences", ["no address", "", ""]],
  ["?p=a&p=b&p=c&p=d&p=e&p=f", "/compare?p=a&p=b&p=c&p=d&p=e", ["Up to 5", "", ""]],
  ["?only=best", "/compare", ["differences", "", ""]],
])("%s becomes %s, and what was dropped is said", (messy, tidy, [note]) => {
  const { comparison, notices } = parseComparison(new URLSearchParams(messy));
  expect(compareHref(comparison)).toBe(tidy);
  if (note) expect(notices.join()).toContain(note);
  else expect(notices).toEqual([]);
});

describe("figures of one key stand in one unit", () => {
  test("in the sources' own where all use the same", () => {
    expect(figures("length", withSpecs({ value: 10, unit: "ft" }), withSpecs({ value: 20, unit: "ft" }))).toEqual([
      [[10, "ft"]],
      [[20, "ft"]],
    ]);
  });

  test("else in the key's, converted to four digits, with the stated figure kept", () => {
    const [feet, metres] = [withSpecs({ value: 10, unit: "ft" }), withSpecs({ value: 3, unit: "m" })];
    expect(figures("length", feet, metres)).toEqual([[[3.048, "m"]], [[3, "m"]]]);
    const [first] = row("length", feet, metres).cells[0] ?? [];
    expect(first).toMatchObject({ isConverted: true, stated: { value: 10, unit: "ft" } });
  });

  test("a Mach number stays one, and does not keep the others from being aligned", () => {
    const mach = withSpecs({ key: "maxSpeed", value: 2, unit: "Mach" });
    const knots = withSpecs({ key: "maxSpeed", value: 100, unit: "kn" });
    const kmh = withSpecs({ key: "maxSpeed", value: 900, unit: "km/h" });
    expect(figures("maxSpeed", mach, knots, kmh)).toEqual([[[2, "Mach"]], [[185.2, "km/h"]], [[900, "km/h"]]]);
  });
});

describe("a row differs", () => {
  test("not, where two say the same in different units", () => {
    expect(
      row(
        "range",
        withSpecs({ key: "range", value: 100, unit: "nmi" }),
        withSpecs({ key: "range", value: 185.2, unit: "km" }),
      ).differs,
    ).toBe(false);
  });

  test.each<[string, Parameters<typeof aSpec>[0][], Parameters<typeof aSpec>[0][]]>([
    ["in its figure", [{ value: 1 }], [{ value: 2 }]],
    ["in its doubt", [{ value: 1 }], [{ value: 1, certainty: "about" }]],
    ["where one record does not state it", [{ value: 1 }, { key: "height", value: 3 }], [{ key: "height", value: 3 }]],
    ["in what it is for", [{ value: 1 }], [{ value: 1, of: "missile" }]],
  ])("%s", (_, one, other) => {
    expect(row("length", withSpecs(...one), withSpecs(...other)).differs).toBe(true);
  });
});

test("what no record states has no row, and what one does not state is an empty cell and never a nought", () => {
  const [one, other] = [withSpecs({ value: 1 }), withSpecs()];
  expect(compareSpecs([other, withSpecs()])).toEqual([]);
  expect(row("length", one, other).cells[1]).toEqual([]);
});
