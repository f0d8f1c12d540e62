import { words } from "@/components/language/words";
import type { Certainty, Spec } from "@/lib/core/platform/spec";
import type { TextKey } from "@/lib/core/language/language";

/** A specification in the pieces that the page draws apart: doubt in words, the figure, the unit to the eye and to the ear. */
export type FormattedSpec = {
  readonly doubt: string | null;
  readonly figure: string;
  readonly unit: { readonly symbol: string; readonly name: string } | null;
  /** Mach numbers put the unit first: `Mach 0.9`. */
  readonly unitFirst: boolean;
};

const DOUBT: Record<Certainty, TextKey | null> = {
  exact: null,
  about: "certainty.about",
  "up-to": "certainty.upTo",
  "at-least": "certainty.atLeast",
  disputed: null,
};

const doubtOf = (certainty: Certainty) => {
  const key = DOUBT[certainty];
  return key === null ? null : words().text(key);
};

/** Ready to draw. "Sources differ" is no word before a figure: {@link sourcesDiffer} says it after. */
export function formatSpec({
  value,
  valueTo,
  unit,
  text,
  certainty,
}: Pick<Spec, "value" | "valueTo" | "unit" | "text" | "certainty">): FormattedSpec {
  if (value === null) return { doubt: doubtOf(certainty), figure: text ?? "", unit: null, unitFirst: false };
  const figure = valueTo === null ? formatNumber(value) : `${formatNumber(value)}–${formatNumber(valueTo)}`;
  return {
    doubt: doubtOf(certainty),
    figure,
    unit: unit === null ? null : shownUnit(unit, value),
    unitFirst: unit === "Mach",
  };
}

export const sourcesDiffer = ({ certainty }: Pick<Spec, "certainty">): boolean => certainty === "disputed";

/** As many decimals as the source gave, thousands grouped, a true minus. */
const formatNumber = (value: number): string =>
  value.toLocaleString(words().locale, { maximumFractionDigits: 6 }).replace("-", "−");

/** Bare counts carry no unit: "12 items" of hardpoints says less than "12". */
function shownUnit(code: string, value: number) {
  if (code === "items") return null;
  const { text, label, definition } = words();
  if (code === "people") {
    const people = text("unit.people", { count: value });
    return { symbol: people, name: people };
  }
  const symbol = label("unit", code);
  return { symbol, name: code === "Mach" ? symbol : (definition("unit", code) ?? symbol) };
}
