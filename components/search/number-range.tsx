import { StateFields } from "@/components/search/state-fields";
import { figure } from "@/lib/core/figure";
import type { Ends, Range } from "@/lib/core/search/ranges";

/** A range, and the least and the greatest figure that there are. */
export type RangeData = Pick<Range, "key" | "label" | "unit" | "min" | "max" | "definition"> & {
  readonly ends: Ends | null;
};

/** From and to of one range. */
export function NumberRange({ range, search }: { range: RangeData; search: string }) {
  const { key, label, unit, definition, ends } = range;
  const params = new URLSearchParams(search);
  // Years are written without a mark between thousands.
  const said = (bound: number) => (unit === null ? String(bound) : figure(bound));
  const fields = [
    { name: `${key}From`, label: "From", end: ends?.min },
    { name: `${key}To`, label: "To", end: ends?.max },
  ].map((field) => ({ ...field, value: params.get(field.name) ?? "" }));
  return (
    <form action="/platforms" method="get" className="border-b border-rule py-3" data-range={key}>
      <fieldset className="text-sm">
        <legend className="strong">
          {label}
          {unit === null ? null : <span className="font-normal text-soft">, {unit}</span>}
        </legend>
        <p className="mb-2 text-xs text-soft">
          {definition}
          {ends ? `, here ${said(ends.min)} to ${said(ends.max)}` : ". None is stated here"}
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
            Apply<span className="sr-only"> {label.toLowerCase()}</span>
          </button>
        </div>
      </fieldset>
      <StateFields search={search} own={fields.map(({ name }) => name)} />
    </form>
  );
}
