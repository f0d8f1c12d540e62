import { inThisLanguage } from "@/components/language/current-language";
import { sentText } from "@/components/language/sent-text";
import type { FacetTexts } from "@/components/search/facet-texts";
import { StateFields } from "@/components/search/state-fields";
import { figureIn } from "@/lib/core/figure";
import type { Ends, Range } from "@/lib/core/search/ranges";

/** A range, and the least and the greatest figure that there are. */
export type RangeData = Pick<Range, "key" | "min" | "max"> & {
  readonly label: string;
  /** Its symbol; null for years. */
  readonly unit: string | null;
  readonly definition: string;
  readonly ends: Ends | null;
};

/** From and to of one range. */
export function NumberRange({ range, search, texts }: { range: RangeData; search: string; texts: FacetTexts }) {
  const { key, label, unit, definition, ends } = range;
  const params = new URLSearchParams(search);
  // Years are written without a mark between thousands.
  const said = (bound: number) => (unit === null ? String(bound) : figureIn(texts.locale, bound));
  const fields = [
    { name: `${key}From`, label: sentText(texts, "range.from"), end: ends?.min },
    { name: `${key}To`, label: sentText(texts, "range.to"), end: ends?.max },
  ].map((field) => ({ ...field, value: params.get(field.name) ?? "" }));
  return (
    <form action={inThisLanguage("/platforms")} method="get" className="border-b border-rule py-3" data-range={key}>
      <fieldset className="text-sm">
        <legend className="strong">
          {label}
          {unit === null ? null : <span className="font-normal text-soft">, {unit}</span>}
        </legend>
        <p className="mb-2 text-xs text-soft">
          {ends
            ? sentText(texts, "range.here", { definition, min: said(ends.min), max: said(ends.max) })
            : sentText(texts, "range.none", { definition })}
        </p>
        <div className="flex items-end gap-2">
          {fields.map(({ name, label: end, value, end: extreme }) => (
            <label key={name} className="min-w-0 flex-1 text-xs text-soft">
              {end}
              <input
                key={value}
                type="number"
                name={name}
                defaultValue={value}
                min={range.min}
                max={range.max}
                step={unit === null ? 1 : 0.001}
                inputMode={unit === null ? "numeric" : "decimal"}
                placeholder={extreme?.toString()}
                className="field mt-0.5 w-full px-2 text-sm"
              />
            </label>
          ))}
          <button type="submit" className="button px-3 text-sm">
            {sentText(texts, "range.apply")}
            <span className="sr-only"> {label.toLowerCase()}</span>
          </button>
        </div>
      </fieldset>
      <StateFields search={search} own={fields.map(({ name }) => name)} />
    </form>
  );
}
