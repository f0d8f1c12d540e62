import type { Spec } from "@/lib/core/platform/spec";
import type { CategoryGroup } from "@/lib/core/taxonomy/categories";
import type { SpecKey } from "@/lib/core/taxonomy/spec-keys";

const FOUR = 4;

/** What a reader of each group asks first. */
const WANTED: Record<CategoryGroup, readonly SpecKey[]> = {
  aeroplanes: [
    "maxSpeed",
    "range",
    "combatRadius",
    "payload",
    "maxTakeoffWeight",
    "endurance",
    "serviceCeiling",
    "wingspan",
    "cruiseSpeed",
  ],
  helicopters: [
    "maxSpeed",
    "cruiseSpeed",
    "range",
    "payload",
    "maxTakeoffWeight",
    "endurance",
    "serviceCeiling",
    "passengers",
  ],
  uncrewed: ["endurance", "range", "payload", "serviceCeiling", "maxTakeoffWeight", "wingspan", "maxSpeed"],
  armour: ["combatWeight", "calibre", "maxSpeed", "range", "crew", "passengers", "powerplantOutput", "bridgeSpan"],
  artillery: ["calibre", "range", "effectiveRange", "rateOfFire", "combatWeight", "crew", "directFireRange"],
  missiles: ["range", "effectiveRange", "maxSpeed", "launchWeight", "warheadWeight", "diameter", "length"],
  "air-defence": [
    "range",
    "effectiveRange",
    "altitudeCoverage",
    "maxSpeed",
    "calibre",
    "rateOfFire",
    "launchWeight",
    "warheadWeight",
  ],
  ships: ["displacement", "length", "maxSpeed", "range", "crew", "endurance", "beam"],
  "naval-weapons": [
    "range",
    "calibre",
    "rateOfFire",
    "maxSpeed",
    "launchWeight",
    "warheadWeight",
    "length",
    "diameter",
  ],
  sensors: ["detectionRange", "range", "targetsTracked", "altitudeCoverage", "length"],
  infantry: ["calibre", "effectiveRange", "range", "rateOfFire", "emptyWeight", "length", "barrelLength"],
};

/** The figures at the head of a record, with their place among its specifications: one for each key, and the general
 *  figure before one that is for a version only. */
export function pickKeyFigures(specs: readonly Spec[], group: CategoryGroup): { spec: Spec; at: number }[] {
  const quantities = specs.map((spec, at) => ({ spec, at })).filter(({ spec }) => spec.value !== null);
  const best = (key: SpecKey) =>
    quantities.find(({ spec }) => spec.key === key && spec.of === null) ??
    quantities.find(({ spec }) => spec.key === key);
  const keys = new Set([...WANTED[group], ...quantities.map(({ spec }) => spec.key)]);
  return [...keys].flatMap((key) => best(key) ?? []).slice(0, FOUR);
}
