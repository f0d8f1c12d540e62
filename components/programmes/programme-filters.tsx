import { inThisLanguage } from "@/components/language/current-language";
import { words } from "@/components/language/words";
import { OFFERED_FACETS } from "@/lib/core/programme/programme-board";
import { facetOptions } from "@/lib/core/search/facet-options";
import type { FacetCounts } from "@/lib/core/search/results";
import type { SearchState } from "@/lib/core/search/search-state";

/** Values of one filter. All are reached by the search; a menu of hundreds helps nobody. */
const SHOWN = 60;

type Props = {
  readonly state: SearchState;
  readonly counts: FacetCounts;
  /** The page that is narrowed. */
  readonly action?: string;
  /** Further parameters of its address, which stay. */
  readonly also?: Readonly<Record<string, string>>;
};

/** A plain form of tick boxes, folded by facet. The parameters are those of the search. */
export function ProgrammeFilters({ state, counts, action = "/programmes", also = {} }: Props) {
  const { text, label: labelOf, figure } = words();
  const hidden = Object.entries(state.facets).filter(([key]) => !OFFERED_FACETS.some((offered) => offered === key));
  return (
    <form
      key={JSON.stringify(state.facets)}
      action={inThisLanguage(action)}
      method="get"
      role="search"
      aria-label={text("programmes.title")}
      className="flex flex-wrap items-start gap-2 text-sm no-print"
    >
      {hidden.flatMap(([key, values]) =>
        values.map((value) => <input key={`${key} ${value}`} type="hidden" name={key} value={value} />),
      )}
      {Object.entries(also).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {OFFERED_FACETS.map((key) => {
        const options = facetOptions(key, counts[key], state.facets[key], words()).slice(0, SHOWN);
        if (options.length === 0) return null;
        const chosen = state.facets[key].length;
        return (
          <details key={key} name="programme-filter" className="relative">
            <summary className="button list-none px-3 [&::-webkit-details-marker]:hidden">
              {labelOf("facet", key)}
              {chosen > 0 ? <span className="text-accent tabular-nums">{chosen}</span> : null}
              <span aria-hidden="true" className="text-soft">
                ▾
              </span>
            </summary>
            <fieldset className="menu z-10 w-72 max-w-[85vw] p-2">
              <legend className="sr-only">{labelOf("facet", key)}</legend>
              {options.map(({ value, label, count, selected, definition }) => (
                <label
                  key={value}
                  title={definition ?? undefined}
                  className="flex min-h-11 items-center gap-2 px-1 md:min-h-9"
                >
                  <input
                    type="checkbox"
                    name={key}
                    value={value}
                    defaultChecked={selected}
                    className="size-4 accent-accent"
                  />
                  <span className="min-w-0 flex-1">{label}</span>
                  <span className="text-soft tabular-nums">{figure(count)}</span>
                </label>
              ))}
            </fieldset>
          </details>
        );
      })}
      <button type="submit" className="button button-main">
        {text("filters.apply")}
      </button>
    </form>
  );
}
