import type { Spec } from "@/lib/core/platform/spec";
import { comparable } from "@/lib/core/platform/spec";
import type { SpecKey } from "@/lib/core/taxonomy/spec-keys";
import { SPEC_GROUPS, SPEC_KEYS } from "@/lib/core/taxonomy/spec-keys";
import { convert } from "@/lib/core/taxonomy/units";

/** One statement of a record under a key, with its place among the record's specifications. */
export type ComparedSpec = {
  readonly at: number;
  /** As the source states it. */
  readonly stated: Spec;
  /** The same in the row's unit. Equal to `stated` where nothing had to be converted or nothing can be. */
  readonly aligned: Spec;
  readonly isConverted: boolean;
};

export type SpecRow = {
  readonly key: SpecKey;
  /** The unit in which the row's figures stand; null for words. */
  readonly unit: string | null;
  /** What each record states, in the order of the records; an empty list is "not stated". */
  readonly cells: readonly (readonly ComparedSpec[])[];
  readonly differs: boolean;
};

export type SpecRowGroup = {
  readonly code: (typeof SPEC_GROUPS)[number]["code"];
  readonly rows: readonly SpecRow[];
};

/** The specifications of several records, key by key, the figures of one key in one unit. */
export function compareSpecs(records: readonly { readonly specs: readonly Spec[] }[]): SpecRowGroup[] {
  return SPEC_GROUPS.map(({ code }) => ({
    code,
    rows: SPEC_KEYS.entries
      .filter((entry) => entry.group === code)
      .flatMap((entry) => rowOf(entry.code, records) ?? []),
  })).filter((group) => group.rows.length > 0);
}

function rowOf(key: SpecKey, records: readonly { readonly specs: readonly Spec[] }[]): SpecRow | null {
  const stated = records.map(({ specs }) =>
    specs.map((spec, at) => ({ spec, at })).filter(({ spec }) => spec.key === key),
  );
  if (stated.every((cell) => cell.length === 0)) return null;
  const unit = unitFor(
    key,
    stated.flat().map(({ spec }) => spec),
  );
  const cells = stated.map((cell) =>
    cell.map(({ spec, at }) => {
      const aligned = inUnit(spec, unit);
      return { at, stated: spec, aligned, isConverted: aligned.unit !== spec.unit };
    }),
  );
  return { key, unit, cells, differs: new Set(stated.map((cell) => saying(cell.map(({ spec }) => spec)))).size > 1 };
}

/** Where all sources use one unit it stays; else the unit in which the key is compared everywhere. */
function unitFor(key: SpecKey, specs: readonly Spec[]): string | null {
  // A Mach number is no speed that could be converted: it does not decide for the others.
  const units = new Set(specs.flatMap((spec) => (spec.unit === null || comparable(spec) === null ? [] : [spec.unit])));
  const [only] = units;
  return units.size === 1 && only ? only : units.size > 1 ? SPEC_KEYS.get(key).unit : null;
}

function inUnit(spec: Spec, unit: string | null): Spec {
  if (spec.value === null || spec.unit === null || unit === null || unit === spec.unit) return spec;
  const value = convert(spec.value, spec.unit, unit);
  const valueTo = spec.valueTo === null ? null : convert(spec.valueTo, spec.unit, unit);
  if (value === null) return spec;
  return { ...spec, unit, value: rounded(value), valueTo: valueTo === null ? null : rounded(valueTo) };
}

/** A conversion is no more exact than its source: four digits say as much as the figures that one finds stated. */
const rounded = (figure: number) => Number(figure.toPrecision(4));

/** What a record says under a key, so that two that say the same are equal whatever their units. */
const saying = (specs: readonly Spec[]): string =>
  JSON.stringify(
    specs
      .map(({ of, certainty, text, value, valueTo, unit, key }) =>
        JSON.stringify([of, certainty, text, comparable({ key, value, valueTo, unit }) ?? [value, valueTo, unit]]),
      )
      .sort(),
  );
