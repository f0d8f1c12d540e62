import type { Spec } from "@/lib/core/platform/spec";
import { comparable } from "@/lib/core/platform/spec";
import type { SpecKey } from "@/lib/core/taxonomy/spec-keys";

type RangeEntry = {
  /** The URL's parameters are `{key}From` and `{key}To`. */
  readonly key: string;
  readonly label: string;
  /** Of the bounds and of the figures; null for years. */
  readonly unit: string | null;
  readonly min: number;
  readonly max: number;
  /** Specifications whose figures count, all compared in `unit`. None for the year of introduction. */
  readonly specs: readonly SpecKey[];
  readonly definition: string;
};

/** The largest bound that is read; no figure of a platform comes near. */
const FIGURE_MAX = 1_000_000_000;

/** The registry of ranges, in the order of the panel. A record is within a range when one of the figures that it states is:
 *  of a range of figures, both ends are stated. Which specifications count is ours: what a reader means by the word. */
export const RANGES = [
  {
    key: "introduced",
    label: "Introduced",
    unit: null,
    min: 1850,
    max: 2100,
    specs: [],
    definition: "Year of first service anywhere",
  },
  {
    key: "range",
    label: "Range",
    unit: "km",
    min: 0,
    max: FIGURE_MAX,
    specs: ["range", "effectiveRange"],
    definition: "How far it travels on its fuel, or reaches when fired",
  },
  {
    key: "weight",
    label: "Weight",
    unit: "kg",
    min: 0,
    max: FIGURE_MAX,
    specs: ["maxTakeoffWeight", "combatWeight", "launchWeight"],
    definition: "Maximum take-off, combat or launch weight",
  },
  {
    key: "displacement",
    label: "Displacement",
    unit: "t",
    min: 0,
    max: FIGURE_MAX,
    specs: ["displacement"],
    definition: "Of the hull, at full load unless the record says otherwise",
  },
  {
    key: "calibre",
    label: "Calibre",
    unit: "mm",
    min: 0,
    max: FIGURE_MAX,
    specs: ["calibre"],
    definition: "Bore of the gun or tube",
  },
] as const satisfies readonly RangeEntry[];

export type Range = (typeof RANGES)[number];
export type RangeKey = Range["key"];

/** What a search asks of a range; null where that end is open. */
export type Bounds = { readonly from: number | null; readonly to: number | null };
/** The least and the greatest figure. */
export type Ends = { readonly min: number; readonly max: number };

export const OPEN: Bounds = { from: null, to: null };
export const isOpen = ({ from, to }: Bounds): boolean => from === null && to === null;

/** One entry for each range, made by the given function. */
export const byRange = <T>(make: (range: Range) => T): Record<RangeKey, T> =>
  Object.fromEntries(RANGES.map((range) => [range.key, make(range)])) as Record<RangeKey, T>;

/** Ranges over figures that specifications state. */
export type SpecRange = Exclude<Range, { key: "introduced" }>;
export const SPEC_RANGES = RANGES.filter((range): range is SpecRange => range.key !== "introduced");

/** The figures among specifications that count for a range, each once, in the range's unit. */
export function figuresOf(
  { specs: counting }: SpecRange,
  specs: readonly Pick<Spec, "key" | "value" | "valueTo" | "unit">[],
): readonly number[] {
  const counts = (key: SpecKey) => (counting as readonly SpecKey[]).includes(key);
  return [...new Set(specs.filter(({ key }) => counts(key)).flatMap((spec) => comparable(spec) ?? []))];
}
