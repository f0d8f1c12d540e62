import { z } from "zod";

import { cited } from "@/lib/core/source/source";
import { SPEC_KEYS, unitFits } from "@/lib/core/taxonomy/spec-keys";
import { UNITS, convert } from "@/lib/core/taxonomy/units";

/** How firm a stated quantity is. Said in words wherever the figure stands. */
export const CERTAINTIES = ["exact", "about", "up-to", "at-least", "disputed"] as const;
export type Certainty = (typeof CERTAINTIES)[number];
export const CERTAINTY_LABELS: Readonly<Record<Certainty, string>> = {
  exact: "Exact",
  about: "About",
  "up-to": "Up to",
  "at-least": "At least",
  disputed: "Disputed",
};

const words = (max: number) => z.string().trim().min(1).max(max);

/** One specification, as its source states it: a quantity with its unit, or words where no figure says it. */
export const specSchema = z
  .strictObject({
    key: z.enum(SPEC_KEYS.codes),
    /** Which version or part the figure is for, where the record covers several: `Mk1A`, `missile`. */
    of: words(60).nullable().default(null),
    value: z.number().min(0).max(1e12).nullable().default(null),
    /** The upper end, where the source states a range. */
    valueTo: z.number().min(0).max(1e12).nullable().default(null),
    unit: z
      .enum(UNITS.map((unit) => unit.code))
      .nullable()
      .default(null),
    certainty: z.enum(CERTAINTIES).default("exact"),
    /** The statement itself where it is no single quantity. */
    text: words(400).nullable().default(null),
    note: words(200).nullable().default(null),
    sources: cited,
  })
  .superRefine((spec, context) => {
    const report = (field: string, message: string) => context.addIssue({ code: "custom", path: [field], message });
    if ((spec.value === null) === (spec.text === null))
      report("value", "State either a quantity (value and unit) or words (text)");
    if (spec.value !== null && spec.unit === null) report("unit", "Give the unit of the quantity");
    if (spec.value === null && (spec.unit !== null || spec.valueTo !== null))
      report("unit", "Words take no unit and no upper end");
    if (spec.value !== null && spec.valueTo !== null && spec.valueTo <= spec.value)
      report("valueTo", "The upper end must lie above the value");
    if (spec.unit !== null && !unitFits(spec.key, spec.unit))
      report("unit", `${spec.unit} does not measure ${SPEC_KEYS.labelOf(spec.key).toLowerCase()}`);
  });

export type Spec = z.output<typeof specSchema>;

/** The quantity in the unit in which its key is compared, `[low, high]`. Null for words, and for Mach numbers, which have no fixed speed. */
export function comparable(spec: Pick<Spec, "key" | "value" | "valueTo" | "unit">): [low: number, high: number] | null {
  const unit = SPEC_KEYS.get(spec.key).unit;
  if (spec.value === null || spec.unit === null || unit === null) return null;
  const low = convert(spec.value, spec.unit, unit);
  const high = convert(spec.valueTo ?? spec.value, spec.unit, unit);
  return low === null || high === null ? null : [tidied(low), tidied(high)];
}

/** Without the last digits that a conversion leaves: 100 nmi are 185.2 km, not 185.20000000000002. */
const tidied = (figure: number) => Number(figure.toPrecision(12));
