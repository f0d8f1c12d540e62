import { codeList } from "@/lib/core/taxonomy/code-list";
import type { Dimension } from "@/lib/core/taxonomy/units";
import { findUnit } from "@/lib/core/taxonomy/units";

type SpecGroup = "size" | "weight" | "performance" | "power" | "people" | "weapons" | "systems" | "other";

/** What a specification may be about. `unit` is the unit in which it is compared; a record keeps the unit of its source.
 *  Entries without a unit are stated in words. `also` lists further dimensions that sources use for the same thing. */
type SpecKeyEntry = {
  code: string;
  label: string;
  group: SpecGroup;
  unit: string | null;
  also?: readonly Dimension[];
  definition: string;
};

export const SPEC_KEYS = codeList([
  { code: "length", label: "Length", group: "size", unit: "m", definition: "Overall length." },
  { code: "wingspan", label: "Wingspan", group: "size", unit: "m", definition: "From wing tip to wing tip." },
  { code: "rotorDiameter", label: "Rotor diameter", group: "size", unit: "m", definition: "Of the main rotor." },
  { code: "height", label: "Height", group: "size", unit: "m", definition: "Overall height." },
  { code: "width", label: "Width", group: "size", unit: "m", definition: "Overall width." },
  { code: "diameter", label: "Diameter", group: "size", unit: "m", definition: "Of the body." },
  { code: "beam", label: "Beam", group: "size", unit: "m", definition: "Greatest width of the hull." },
  { code: "draught", label: "Draught", group: "size", unit: "m", definition: "Depth of the hull below the waterline." },
  {
    code: "cabinLength",
    label: "Cabin length",
    group: "size",
    unit: "m",
    definition: "Inside length of cabin or hold.",
  },
  { code: "barrelLength", label: "Barrel length", group: "size", unit: "m", definition: "Length of the barrel." },
  {
    code: "bridgeSpan",
    label: "Bridge span",
    group: "size",
    unit: "m",
    definition: "Length of bridge or widest gap that it crosses.",
  },
  {
    code: "emptyWeight",
    label: "Empty weight",
    group: "weight",
    unit: "kg",
    definition: "Without crew, fuel and load.",
  },
  {
    code: "maxTakeoffWeight",
    label: "Maximum take-off weight",
    group: "weight",
    unit: "kg",
    definition: "Heaviest weight at which it may take off.",
  },
  { code: "combatWeight", label: "Combat weight", group: "weight", unit: "kg", definition: "Ready for combat." },
  {
    code: "launchWeight",
    label: "Launch weight",
    group: "weight",
    unit: "kg",
    definition: "Of the missile, bomb or torpedo when it is let go.",
  },
  {
    code: "displacement",
    label: "Displacement",
    group: "weight",
    unit: "t",
    definition: "Weight of water that the hull pushes aside, at full load unless the note says otherwise.",
  },
  { code: "payload", label: "Payload", group: "weight", unit: "kg", definition: "What it can carry." },
  {
    code: "transferableFuel",
    label: "Fuel to give",
    group: "weight",
    unit: "kg",
    definition: "Fuel that a tanker can pass on.",
  },
  { code: "warheadWeight", label: "Warhead weight", group: "weight", unit: "kg", definition: "Weight of the warhead." },
  {
    code: "addedWeight",
    label: "Added weight",
    group: "weight",
    unit: "kg",
    definition: "Weight above that of the version it comes from.",
  },
  {
    code: "maxSpeed",
    label: "Maximum speed",
    group: "performance",
    unit: "km/h",
    also: ["mach"],
    definition: "Top speed.",
  },
  {
    code: "cruiseSpeed",
    label: "Cruise speed",
    group: "performance",
    unit: "km/h",
    also: ["mach"],
    definition: "Speed for distance.",
  },
  {
    code: "range",
    label: "Range",
    group: "performance",
    unit: "km",
    definition: "Distance that it covers: an aircraft, vehicle or ship on its fuel, a missile from launch to target.",
  },
  {
    code: "effectiveRange",
    label: "Effective range",
    group: "performance",
    unit: "km",
    definition: "Distance at which a gun or weapon is effective.",
  },
  {
    code: "directFireRange",
    label: "Direct-fire range",
    group: "performance",
    unit: "km",
    definition: "Reach when aimed straight at the target.",
  },
  {
    code: "detectionRange",
    label: "Detection range",
    group: "performance",
    unit: "km",
    definition: "Distance at which a sensor finds a target.",
  },
  {
    code: "ferryRange",
    label: "Ferry range",
    group: "performance",
    unit: "km",
    definition: "Longest distance without load.",
  },
  {
    code: "combatRadius",
    label: "Combat radius",
    group: "performance",
    unit: "km",
    definition: "Distance out and back with a load.",
  },
  { code: "endurance", label: "Endurance", group: "performance", unit: "h", definition: "Time that it can stay out." },
  {
    code: "serviceCeiling",
    label: "Service ceiling",
    group: "performance",
    unit: "m",
    definition: "Greatest height at which it works.",
  },
  {
    code: "operatingAltitude",
    label: "Operating altitude",
    group: "performance",
    unit: "m",
    definition: "Height at which it usually works.",
  },
  {
    code: "dropAltitude",
    label: "Release altitude",
    group: "performance",
    unit: "m",
    definition: "Height from which it is released.",
  },
  {
    code: "altitudeCoverage",
    label: "Altitude coverage",
    group: "performance",
    unit: "km",
    definition: "Heights that it covers.",
  },
  {
    code: "accuracy",
    label: "Accuracy",
    group: "performance",
    unit: "m",
    definition: "How near to the aim it strikes.",
  },
  {
    code: "rateOfFire",
    label: "Rate of fire",
    group: "performance",
    unit: "rounds/min",
    definition: "Rounds in a minute.",
  },
  {
    code: "targetsTracked",
    label: "Targets tracked",
    group: "performance",
    unit: "items",
    definition: "Targets followed at once.",
  },
  {
    code: "layingTime",
    label: "Laying time",
    group: "performance",
    unit: "min",
    definition: "Time to lay the bridge.",
  },
  { code: "engine", label: "Engine", group: "power", unit: null, definition: "Engines by number and type." },
  { code: "engineCount", label: "Engines", group: "power", unit: "items", definition: "Number of engines." },
  {
    code: "powerplantOutput",
    label: "Engine output",
    group: "power",
    unit: "kW",
    also: ["thrust"],
    definition: "Power or thrust; the note says when it is for each engine.",
  },
  {
    code: "propulsion",
    label: "Propulsion",
    group: "power",
    unit: null,
    definition: "How it is driven, where that is more than an engine.",
  },
  { code: "crew", label: "Crew", group: "people", unit: "people", definition: "People who work it." },
  {
    code: "passengers",
    label: "Passengers",
    group: "people",
    unit: "people",
    definition: "People carried besides the crew.",
  },
  { code: "armament", label: "Armament", group: "weapons", unit: null, definition: "Weapons that it carries." },
  {
    code: "hardpoints",
    label: "Hardpoints",
    group: "weapons",
    unit: "items",
    definition: "Places for stores under wings and body.",
  },
  { code: "calibre", label: "Calibre", group: "weapons", unit: "mm", definition: "Bore of the gun." },
  { code: "warhead", label: "Warhead", group: "weapons", unit: null, definition: "Kind of warhead." },
  { code: "guidance", label: "Guidance", group: "weapons", unit: null, definition: "How it finds its target." },
  {
    code: "firing",
    label: "Feed and fire modes",
    group: "weapons",
    unit: null,
    definition: "How it is fed and how it fires.",
  },
  { code: "radar", label: "Radar", group: "systems", unit: null, definition: "Radars on board." },
  { code: "sensors", label: "Sensors", group: "systems", unit: null, definition: "Other sensors on board." },
  { code: "fireControl", label: "Fire control", group: "systems", unit: null, definition: "How the weapon is aimed." },
  { code: "protection", label: "Protection", group: "systems", unit: null, definition: "Armour and self-protection." },
  {
    code: "refuelling",
    label: "Refuelling",
    group: "systems",
    unit: null,
    definition: "How it gives or takes fuel in flight, and to how many.",
  },
  {
    code: "launchPlatform",
    label: "Launched from",
    group: "systems",
    unit: null,
    definition: "What carries and launches it, and how it comes back.",
  },
  {
    code: "mobility",
    label: "Mobility",
    group: "systems",
    unit: null,
    definition: "How it moves over ground and water.",
  },
  {
    code: "baseDesign",
    label: "Base design",
    group: "other",
    unit: null,
    definition: "The vehicle, airframe or design that it rests on.",
  },
  {
    code: "composition",
    label: "Composition",
    group: "other",
    unit: null,
    definition: "What one unit or system is made up of.",
  },
  {
    code: "unitCost",
    label: "Unit cost",
    group: "other",
    unit: null,
    definition: "Cost of one, as the source states it.",
  },
  {
    code: "programmeCost",
    label: "Programme cost",
    group: "other",
    unit: null,
    definition: "Cost of the order, package or project, as the source states it.",
  },
  {
    code: "localContent",
    label: "Local content",
    group: "other",
    unit: "%",
    definition: "Share of parts made in the operator's country.",
  },
  { code: "serviceLife", label: "Service life", group: "other", unit: "years", definition: "How long it may serve." },
  { code: "outputPerYear", label: "Output a year", group: "other", unit: "items", definition: "Items made in a year." },
] satisfies SpecKeyEntry[]);
export type SpecKey = (typeof SPEC_KEYS.entries)[number]["code"];

export const SPEC_GROUPS: readonly { readonly code: SpecGroup; readonly label: string }[] = [
  { code: "size", label: "Size" },
  { code: "weight", label: "Weight" },
  { code: "performance", label: "Performance" },
  { code: "power", label: "Power" },
  { code: "people", label: "Crew and passengers" },
  { code: "weapons", label: "Weapons" },
  { code: "systems", label: "Systems" },
  { code: "other", label: "Further" },
];

/** Whether a unit measures what the key is about: `kn` fits `maxSpeed`, `kg` does not. */
export function unitFits(key: SpecKey, unit: string): boolean {
  const entry: SpecKeyEntry = SPEC_KEYS.get(key);
  const dimension = findUnit(unit)?.dimension;
  if (!dimension || entry.unit === null) return false;
  return dimension === findUnit(entry.unit)?.dimension || (entry.also ?? []).includes(dimension);
}
