import { codeList } from "@/lib/core/taxonomy/code-list";
import type { SpecKey } from "@/lib/core/taxonomy/spec-keys";

/** What a reader may have all figures of a record in. */
export const UNIT_SYSTEMS = codeList([
  {
    code: "metric",
    label: "Metric",
    definition: "Metres and kilometres, kilograms and tonnes, kilometres per hour, kilowatts.",
  },
  {
    code: "imperial",
    label: "Imperial",
    definition: "Inches, feet and miles, pounds and long tons, miles per hour, horsepower, pounds of force.",
  },
  {
    code: "aviation",
    label: "Aviation",
    definition:
      "Feet for heights, nautical miles for long distances, knots for speeds, all else metric: as ICAO Annex 5 allows.",
  },
]);
export type UnitSystem = (typeof UNIT_SYSTEMS.entries)[number]["code"];

type Replacements = Readonly<Record<string, string>>;

const METRIC: Replacements = { nmi: "km", ft: "m", lb: "kg", kn: "km/h", hp: "kW" };

const IMPERIAL: Replacements = {
  mm: "in",
  cm: "in",
  m: "ft",
  km: "mi",
  nmi: "mi",
  kg: "lb",
  t: "long tons",
  "km/h": "mph",
  kn: "mph",
  "km/s": "mph",
  "m/s": "ft/s",
  kW: "hp",
  MW: "hp",
  kN: "lbf",
};

const AVIATION: Replacements = {
  ft: "m",
  lb: "kg",
  hp: "kW",
  km: "nmi",
  "km/h": "kn",
  "m/s": "kn",
  "km/s": "kn",
};

/** Feet are for what is measured upwards alone. */
const UPWARDS: Replacements = { m: "ft", km: "ft", nmi: "ft" };
const HEIGHTS: readonly SpecKey[] = ["serviceCeiling", "operatingAltitude", "dropAltitude", "altitudeCoverage"];

/** The unit in which a reader of this system is shown what a source states in `unit`; the same where the system has it. */
export function unitIn(system: UnitSystem, key: SpecKey, unit: string): string {
  switch (system) {
    case "metric":
      return METRIC[unit] ?? unit;
    case "imperial":
      return IMPERIAL[unit] ?? unit;
    case "aviation":
      return HEIGHTS.includes(key) ? (UPWARDS[unit] ?? unit) : (AVIATION[unit] ?? unit);
  }
}
