import { inSystem } from "@/lib/core/platform/spec-in-unit";
import type { SpecKey } from "@/lib/core/taxonomy/spec-keys";
import { SPEC_KEYS, unitFits } from "@/lib/core/taxonomy/spec-keys";
import type { UnitSystem } from "@/lib/core/taxonomy/unit-systems";
import { UNIT_SYSTEMS, unitIn } from "@/lib/core/taxonomy/unit-systems";
import { findUnit, UNITS } from "@/lib/core/taxonomy/units";

const spec = (key: SpecKey, value: number | null, unit: string | null, valueTo: number | null = null) => ({
  key,
  value,
  valueTo,
  unit,
});
type Figure = [value: number, unit: string, valueTo?: number];

// A conversion must not look more exact than what the source wrote: 850 km are no 458.963 nautical miles.
test.each<[SpecKey, Figure, UnitSystem, Figure]>([
  ["range", [850, "km"], "aviation", [460, "nmi"]],
  ["range", [1210, "km"], "aviation", [653, "nmi"]],
  ["range", [850, "km"], "imperial", [530, "mi"]],
  ["range", [1200, "nmi"], "metric", [2200, "km"]],
  ["range", [2500, "m"], "aviation", [2500, "m"]],
  ["maxSpeed", [27, "kn"], "metric", [50, "km/h"]],
  ["maxSpeed", [490, "kn"], "imperial", [560, "mph"]],
  ["maxSpeed", [1111, "km/h"], "aviation", [599.9, "kn"]],
  ["maxSpeed", [0.85, "Mach"], "aviation", [0.85, "Mach"]],
  ["maxSpeed", [2, "km/s"], "imperial", [4500, "mph"]],
  ["serviceCeiling", [9144, "m"], "aviation", [30_000, "ft"]],
  ["serviceCeiling", [12.5, "km"], "aviation", [41_000, "ft"]],
  ["operatingAltitude", [30_000, "ft"], "metric", [9100, "m"]],
  ["operatingAltitude", [30_000, "ft"], "aviation", [30_000, "ft"]],
  ["wingspan", [39.5, "m"], "imperial", [130, "ft"]],
  ["wingspan", [39.5, "m"], "aviation", [39.5, "m"]],
  ["draught", [4, "m"], "imperial", [13, "ft"]],
  ["calibre", [155, "mm"], "imperial", [6.1, "in"]],
  ["calibre", [7.62, "mm"], "imperial", [0.3, "in"]],
  ["maxTakeoffWeight", [79_379, "kg"], "imperial", [175_000, "lb"]],
  ["combatWeight", [46.5, "t"], "imperial", [45.8, "long tons"]],
  ["displacement", [7400, "t"], "imperial", [7300, "long tons"]],
  ["powerplantOutput", [90, "kN"], "imperial", [20_000, "lbf"]],
  ["powerplantOutput", [1500, "hp"], "metric", [1100, "kW"]],
  ["effectiveRange", [5, "km", 7], "aviation", [2.7, "nmi", 3.8]],
  ["altitudeCoverage", [20, "m", 9000], "aviation", [66, "ft", 30_000]],
  // The ends of a range never change places by being rounded each for itself.
  ["length", [1499, "m", 1500], "imperial", [4918, "ft", 4921]],
  ["range", [0, "km"], "imperial", [0, "mi"]],
  ["crew", [5, "people"], "imperial", [5, "people"]],
  ["endurance", [36, "h"], "aviation", [36, "h"]],
])("%s %j in %s units is %j", (key, [value, unit, valueTo = null], system, [figure, shown, figureTo = null]) => {
  const stated = spec(key, value, unit, valueTo);
  const converted = inSystem(stated, system);
  expect(converted).toEqual(spec(key, figure, shown, figureTo));
  // So that a page can tell which figures are not the source's own.
  expect(converted === stated).toBe(unit === shown);
});

test("words stay words", () => {
  const words = spec("engine", null, null);
  expect(inSystem(words, "imperial")).toBe(words);
});

test("every system shows every unit in one that measures the same", () => {
  for (const system of UNIT_SYSTEMS.codes)
    for (const key of SPEC_KEYS.codes)
      for (const { code } of UNITS.filter((unit) => unitFits(key, unit.code))) {
        const shown = unitIn(system, key, code);
        expect([system, key, code, findUnit(shown)?.dimension]).toEqual([system, key, code, findUnit(code)?.dimension]);
        // What is shown stays as it is when it is shown again.
        expect(unitIn(system, key, shown)).toBe(shown);
      }
});
