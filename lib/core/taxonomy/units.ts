/** A unit of a quantity. `toBase` converts one of it to the base unit of its dimension. Factors are exact by definition:
 *  prefixes and multiples by the International System of Units (BIPM brochure, 9th edition); yard and pound, and what is made of
 *  them, by the international agreement of 1959; the nautical mile by the hydrographic conference of Monaco, 1929; the weight of
 *  a pound by standard gravity, 3rd General Conference on Weights and Measures, 1901. All stand in NIST SP 811, appendix B. */
export type Unit = {
  readonly code: string;
  readonly dimension: Dimension;
  readonly name: string;
  readonly toBase: number;
};

export type Dimension = "length" | "mass" | "speed" | "time" | "count" | "power" | "thrust" | "rate" | "share" | "mach";

/** Standard gravity, in metres per second squared. */
const GRAVITY = 9.80665;
const FOOT = 0.3048;
const POUND = 0.45359237;

/** What a record may state a quantity in. */
export const UNITS: readonly Unit[] = [
  { code: "mm", dimension: "length", name: "millimetres", toBase: 0.001 },
  { code: "cm", dimension: "length", name: "centimetres", toBase: 0.01 },
  { code: "m", dimension: "length", name: "metres", toBase: 1 },
  { code: "km", dimension: "length", name: "kilometres", toBase: 1000 },
  { code: "nmi", dimension: "length", name: "nautical miles", toBase: 1852 },
  { code: "ft", dimension: "length", name: "feet", toBase: FOOT },
  { code: "kg", dimension: "mass", name: "kilograms", toBase: 1 },
  { code: "t", dimension: "mass", name: "tonnes", toBase: 1000 },
  { code: "lb", dimension: "mass", name: "pounds", toBase: POUND },
  { code: "km/h", dimension: "speed", name: "kilometres per hour", toBase: 1 / 3.6 },
  { code: "m/s", dimension: "speed", name: "metres per second", toBase: 1 },
  { code: "km/s", dimension: "speed", name: "kilometres per second", toBase: 1000 },
  { code: "kn", dimension: "speed", name: "knots", toBase: 1852 / 3600 },
  // A Mach number has no fixed speed: it depends on the air around. It is never converted.
  { code: "Mach", dimension: "mach", name: "times the speed of sound", toBase: 1 },
  { code: "s", dimension: "time", name: "seconds", toBase: 1 },
  { code: "min", dimension: "time", name: "minutes", toBase: 60 },
  { code: "h", dimension: "time", name: "hours", toBase: 3600 },
  { code: "days", dimension: "time", name: "days", toBase: 86_400 },
  { code: "years", dimension: "time", name: "years", toBase: 31_557_600 },
  { code: "people", dimension: "count", name: "people", toBase: 1 },
  { code: "items", dimension: "count", name: "items", toBase: 1 },
  { code: "kW", dimension: "power", name: "kilowatts", toBase: 1 },
  { code: "MW", dimension: "power", name: "megawatts", toBase: 1000 },
  // Mechanical horsepower: 550 foot-pounds a second.
  { code: "hp", dimension: "power", name: "horsepower", toBase: (550 * FOOT * POUND * GRAVITY) / 1000 },
  { code: "kN", dimension: "thrust", name: "kilonewtons", toBase: 1 },
  { code: "rounds/min", dimension: "rate", name: "rounds per minute", toBase: 1 },
  { code: "%", dimension: "share", name: "per cent", toBase: 1 },
];

/** What a reader may be shown a quantity in, besides. No record states one in these. */
export const READING_UNITS: readonly Unit[] = [
  { code: "in", dimension: "length", name: "inches", toBase: FOOT / 12 },
  { code: "mi", dimension: "length", name: "miles", toBase: 5280 * FOOT },
  { code: "long tons", dimension: "mass", name: "long tons, of 2,240 pounds each", toBase: 2240 * POUND },
  { code: "mph", dimension: "speed", name: "miles per hour", toBase: (5280 * FOOT) / 3600 },
  { code: "ft/s", dimension: "speed", name: "feet per second", toBase: FOOT },
  { code: "lbf", dimension: "thrust", name: "pounds of force", toBase: (POUND * GRAVITY) / 1000 },
];

const byCode = new Map([...UNITS, ...READING_UNITS].map((unit) => [unit.code, unit]));

export const findUnit = (code: string): Unit | null => byCode.get(code) ?? null;

/** Converts between units of one dimension. Null when they measure different things or a code is unknown. */
export function convert(value: number, from: string, to: string): number | null {
  const [source, target] = [findUnit(from), findUnit(to)];
  if (!source || !target || source.dimension !== target.dimension) return null;
  return from === to ? value : (value * source.toBase) / target.toBase;
}
