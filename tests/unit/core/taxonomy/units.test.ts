import { convert, findUnit, READING_UNITS, UNITS } from "@/lib/core/taxonomy/units";

// Expected values are from the definitions: foot 0.3048 m, nautical mile 1852 m, pound 0.45359237 kg, metric hour 3600 s.
test.each<[number, string, string, number]>([
  [1, "ft", "m", 0.3048],
  [1, "nmi", "km", 1.852],
  [100, "cm", "mm", 1000],
  [1, "lb", "kg", 0.45359237],
  [2.5, "t", "kg", 2500],
  [1, "kn", "km/h", 1.852],
  [36, "km/h", "m/s", 10],
  [1, "km/s", "km/h", 3600],
  [1.5, "h", "min", 90],
  [2, "days", "h", 48],
  [1, "MW", "kW", 1000],
  [1, "hp", "kW", 0.74569987158227],
  [1, "in", "mm", 25.4],
  [1, "mi", "km", 1.609344],
  [1, "long tons", "kg", 1016.0469088],
  [1, "mph", "km/h", 1.609344],
  [1, "ft/s", "m/s", 0.3048],
  [1, "lbf", "kN", 0.0044482216152605],
  [0, "ft", "m", 0],
])("%d %s is %s", (value, from, to, expected) => {
  expect(convert(value, from, to)).toBeCloseTo(expected, 9);
  expect(convert(expected, to, from)).toBeCloseTo(value, 9);
});

test.each([
  ["m", "kg"],
  ["Mach", "km/h"],
  ["kN", "kW"],
  ["people", "%"],
  ["furlong", "m"],
  ["m", "furlong"],
])("%s is never turned into %s", (from, to) => {
  expect(convert(1, from, to)).toBeNull();
});

test("a quantity in its own unit stays as it is, to the last digit", () => {
  for (const { code } of UNITS) expect(convert(0.1, code, code)).toBe(0.1);
});

test("no unit is listed twice", () => {
  const codes = [...UNITS, ...READING_UNITS].map((unit) => unit.code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(findUnit("nmi")?.dimension).toBe("length");
});
