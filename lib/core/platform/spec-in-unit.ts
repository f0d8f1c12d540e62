import type { Spec } from "@/lib/core/platform/spec";
import type { UnitSystem } from "@/lib/core/taxonomy/unit-systems";
import { unitIn } from "@/lib/core/taxonomy/unit-systems";
import { convert } from "@/lib/core/taxonomy/units";

type Quantified = Pick<Spec, "value" | "valueTo" | "unit">;

/** A specification as a reader of this system is shown it: the same object where nothing has to be converted or nothing can be. */
export function inSystem<S extends Quantified & Pick<Spec, "key">>(spec: S, system: UnitSystem): S {
  return spec.unit === null ? spec : inUnit(spec, unitIn(system, spec.key, spec.unit));
}

/**
 * A quantity in another unit, with as many significant digits as its source states: `850 km` are 460 nautical miles, not 458.963.
 * Zeros at the end of a whole number count for nothing, since they may only fill it up; and two digits stand at least, since one
 * would make 10 feet of 4 metres. Both ends of a range stand to the digits of the more exact one.
 * @returns the same object for words, and where the units measure different things.
 */
function inUnit<S extends Quantified>(spec: S, unit: string): S {
  if (spec.value === null || spec.unit === null || unit === spec.unit) return spec;
  const value = convert(spec.value, spec.unit, unit);
  const valueTo = spec.valueTo === null ? null : convert(spec.valueTo, spec.unit, unit);
  if (value === null) return spec;
  const digits = Math.max(2, digitsOf(spec.value), spec.valueTo === null ? 0 : digitsOf(spec.valueTo));
  const rounded = (figure: number) => Number(figure.toPrecision(Math.min(digits, 12)));
  return { ...spec, unit, value: rounded(value), valueTo: valueTo === null ? null : rounded(valueTo) };
}

/** Significant digits of a figure as it is written: 3 for 12.5, 2 for 850, 1 for 0.05. */
const digitsOf = (figure: number): number => {
  const [mantissa = ""] = figure.toExponential().split("e");
  return mantissa.replace(".", "").length;
};
