/** A unit that a quantity may be stated in. `toBase` converts one of it to the base unit of its dimension.
 *  Factors are exact by definition (international yard and pound agreement of 1959; nautical mile of 1929; ISO 80000). */
export type Unit = {
  readonly code: string;
  readonly dimension: Dimension;
  readonly name: string;
  readonly toBase: number;
};

export type Dimension = "length" | "mass" | "speed" | "time" | "count" | "power" | "thrust" | "rate" | "share" | "mach";

export const UNITS: readonly Unit[] = [
  { code: "mm", dimension: "length", name: "millimetres", toBase: 0.001 },
  { code: "cm", dimension: "length", name: "centimetres", toBase: 0.01 },
  { code: "m", dimension: "length", name: "metres", toBase: 1 },
  { code: "km", dimension: "length", name: "kilometres", toBase: 1000 },
  { code: "nmi", dimension: "length", name: "nautical miles", toBase: 1852 },
  { code: "ft", dimension: "length", name: "feet", toBase: 0.3048 },
  { code: "kg", dimension: "mass", name: "kilograms", toBase: 1 },
  { code: "t", dimension: "mass", name: "tonnes", toBase: 1000 },
  { code: "lb", dimension: "mass", name: "pounds", toBase: 0.45359237 },
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
  { code: "hp", dimension: "power", name: "horsepower", toBase: 0.745699872 },
  { code: "kN", dimension: "thrust", name: "kilonewtons", toBase: 1 },
  { code: "rounds/min", dimension: "rate", name: "rounds per minute", toBase: 1 },
  { code: "%", dimension: "share", name: "per cent", toBase: 1 },
];

const byCode = new Map(UNITS.map((unit) => [unit.code, unit]));

export const findUnit = (code: string): Unit | null => byCode.get(code) ?? null;

/** Converts between units of one dimension. Null when they measure different things or a code is unknown. */
export function convert(value: number, from: string, to: string): number | null {
  const [source, target] = [findUnit(from), findUnit(to)];
  if (!source || !target || source.dimension !== target.dimension) return null;
  return from === to ? value : (value * source.toBase) / target.toBase;
}
