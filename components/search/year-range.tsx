import { StateFields } from "@/components/search/state-fields";
import type { SearchResults } from "@/lib/core/search/results";
import type { SearchState } from "@/lib/core/search/search-state";
import { YEAR_MAX, YEAR_MIN } from "@/lib/core/search/search-state";

/** The years of introduction, with the first and last that there are. */
export function YearRange({ state, ends }: { state: SearchState; ends: SearchResults["introduced"] }) {
  const fields = [
    { name: "introducedFrom", label: "From", value: state.introducedFrom, end: ends?.min },
    { name: "introducedTo", label: "To", value: state.introducedTo, end: ends?.max },
  ];
  return (
    <form action="/platforms" method="get" className="py-3">
      <fieldset className="text-sm">
        <legend className="strong">Introduced</legend>
        <p className="mb-2 text-xs text-soft">
          {ends ? `Year of first service anywhere, here ${ends.min}–${ends.max}` : "No year is stated here"}
        </p>
        <div className="flex items-end gap-2">
          {fields.map(({ name, label, value, end }) => (
            <label key={name} className="min-w-0 flex-1 text-xs text-soft">
              {label}
              <input
                key={value}
                type="number"
                name={name}
                defaultValue={value ?? ""}
                min={YEAR_MIN}
                max={YEAR_MAX}
                step={1}
                inputMode="numeric"
                placeholder={end?.toString()}
                className="field mt-0.5 w-full px-2 text-sm"
              />
            </label>
          ))}
          <button type="submit" className="button px-3 text-sm">
            Apply<span className="sr-only"> years</span>
          </button>
        </div>
      </fieldset>
      <StateFields state={state} own={["introducedFrom", "introducedTo"]} />
    </form>
  );
}
