import type { Certainty, Spec } from "@/lib/core/platform/spec";
import { findUnit } from "@/lib/core/taxonomy/units";

/** A specification in the pieces that the page draws apart: doubt in words, the figure, the unit to the eye and to the ear. */
export type FormattedSpec = {
  readonly doubt: string | null;
  readonly figure: string;
  readonly unit: { readonly symbol: string; readonly name: string } | null;
  /** Mach numbers put the unit first: `Mach 0.9`. */
  readonly unitFirst: boolean;
};

const DOUBT: Record<Certainty, string | null> = {
  exact: null,
  about: "about",
  "up-to": "up to",
  "at-least": "at least",
  disputed: null,
};

/** Ready to draw. "Sources differ" is no word before a figure: {@link sourcesDiffer} says it after. */
export function formatSpec({
  value,
  valueTo,
  unit,
  text,
  certainty,
}: Pick<Spec, "value" | "valueTo" | "unit" | "text" | "certainty">): FormattedSpec {
  if (value === null) return { doubt: DOUBT[certainty], figure: text ?? "", unit: null, unitFirst: false };
  const figure = valueTo === null ? formatNumber(value) : `${formatNumber(value)}–${formatNumber(valueTo)}`;
  return {
    doubt: DOUBT[certainty],
    figure,
    unit: unit === null ? null : shownUnit(unit, value),
    unitFirst: unit === "Mach",
  };
}

export const sourcesDiffer = ({ certainty }: Pick<Spec, "certainty">): boolean => certainty === "disputed";

/** As many decimals as the source gave, thousands grouped, a true minus. */
const formatNumber = (value: number): string =>
  value.toLocaleString("en-GB", { maximumFractionDigits: 6 }).replace("-", "−");

/** Bare counts carry no unit: "12 items" of hardpoints says less than "12". */
function shownUnit(code: string, value: number) {
  if (code === "items") return null;
  if (code === "people") return { symbol: value === 1 ? "person" : "people", name: value === 1 ? "person" : "people" };
  if (code === "Mach") return { symbol: "Mach", name: "Mach" };
  return { symbol: code, name: findUnit(code)?.name ?? code };
}
