import { figure } from "@/lib/core/figure";
import type { ReactNode } from "react";

import { FacetLink } from "@/components/search/facet-link";
import { FilterChips } from "@/components/search/filter-chips";
import { valuesHref } from "@/components/search/search-address";
import { StateFields } from "@/components/search/state-fields";
import { countNoun } from "@/lib/core/count-noun";
import { WayLink } from "@/components/ui/way-link";
import type { FacetOption } from "@/lib/core/search/facet-options";
import { facetOptions } from "@/lib/core/search/facet-options";
import type { Facet } from "@/lib/core/search/facets";
import type { SearchResults } from "@/lib/core/search/results";
import type { SearchState } from "@/lib/core/search/search-state";
import { withToggled } from "@/lib/core/search/search-state";
import { searchHref, serializeSearchState } from "@/lib/core/search/url-codec";

/** Below this a reader sees all at a glance, the most frequent first; above it they are looked up by letter. */
const BY_LETTER = 40;

/** All values of a facet in a search, to choose several from and go back to the list with them. */
export function FacetValues({
  facet,
  state,
  results,
  find,
  found,
}: {
  facet: Facet;
  state: SearchState;
  results: SearchResults;
  find: string;
  /** The values that have the words of `find`. */
  found: ReadonlySet<string>;
}) {
  const all = facetOptions(facet.key, results.facets[facet.key], state.facets[facet.key]);
  const options = all.filter((option) => found.has(option.value));
  const max = Math.max(0, ...all.map((option) => option.count));
  const search = serializeSearchState(state);
  const hrefOf = (next: SearchState) => valuesHref(facet.key, serializeSearchState(next), find);
  const values = (list: readonly FacetOption[]) => (
    <ul className="gap-x-10 sm:columns-2 lg:columns-3 xl:columns-4 [&>li]:break-inside-avoid">
      {list.map((option) => (
        <FacetLink
          key={option.value}
          href={hrefOf(withToggled(state, facet.key, option.value))}
          facet={facet.key}
          value={option.value}
          label={option.label}
          facetLabel={facet.label}
          count={option.count}
          max={max}
          chosen={option.selected}
        />
      ))}
    </ul>
  );
  return (
    <div className="frame flex flex-col gap-5 pt-6">
      <div>
        <p className="text-sm">
          <WayLink href={searchHref({ ...state, page: 1 })}>← Back to the list</WayLink>
        </p>
        <h1 className="mt-2 text-xl">{facet.label}: all values</h1>
        <p className="mt-1 text-sm text-soft">
          Counted in the present search{state.query ? <>, “{state.query}”</> : null}, whatever{" "}
          {facet.label.toLowerCase()} is chosen. Choose as many as you like.
        </p>
      </div>
      <div className="sticky top-0 z-10 flex flex-wrap items-end gap-3 border-b border-rule bg-paper py-2">
        <form
          action={`/platforms/values/${facet.key}`}
          method="get"
          role="search"
          className="flex flex-1 gap-2 sm:max-w-md"
        >
          <label htmlFor="find" className="sr-only">
            Find among the values
          </label>
          <input
            key={find}
            id="find"
            name="find"
            type="search"
            defaultValue={find}
            maxLength={100}
            placeholder={`Find among ${figure(all.length)}`}
            autoComplete="off"
            spellCheck={false}
            className="field min-w-0 flex-1"
          />
          <StateFields search={search} own={[]} />
          <button type="submit" className="button">
            Find
          </button>
        </form>
        <WayLink href={searchHref({ ...state, page: 1 })} className="button button-main">
          Show {countNoun(results.total, "platform")}
        </WayLink>
      </div>
      <FilterChips state={state} hrefOf={hrefOf} />
      {find ? (
        <p className="text-sm">
          {countNoun(options.length, "value")} with “{find}”.{" "}
          <WayLink href={valuesHref(facet.key, search)}>Show all {figure(all.length)}</WayLink>
        </p>
      ) : null}
      {options.length > BY_LETTER ? <ByLetter options={options} values={values} /> : values(options)}
    </div>
  );
}

/** Under their first letters, with a way to each. Chosen ones come before. */
function ByLetter({
  options,
  values,
}: {
  options: readonly FacetOption[];
  values: (list: readonly FacetOption[]) => ReactNode;
}) {
  const chosen = options.filter((option) => option.selected);
  const others = options.filter((option) => !option.selected).sort((a, b) => a.label.localeCompare(b.label, "en"));
  const letters = [...new Set(others.map((option) => initialOf(option.label)))];
  return (
    <>
      <nav aria-label="Letters">
        <ul className="flex flex-wrap gap-1">
          {letters.map((letter) => (
            <li key={letter}>
              <a href={`#letter-${letter}`} className="button min-w-11 px-2 text-sm">
                {letter}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {chosen.length > 0 ? (
        <section aria-labelledby="chosen">
          <h2 id="chosen" className="text-base">
            Chosen
          </h2>
          {values(chosen)}
        </section>
      ) : null}
      {letters.map((letter) => (
        <section key={letter} aria-labelledby={`letter-${letter}`}>
          <h2 id={`letter-${letter}`} tabIndex={-1} className="scroll-mt-24 border-b border-rule text-base">
            {letter}
          </h2>
          {values(others.filter((option) => initialOf(option.label) === letter))}
        </section>
      ))}
    </>
  );
}

/** The letter under which a label is looked up: without its accent, `0–9` for figures. */
function initialOf(label: string): string {
  const [letter = ""] = label
    .normalize("NFD")
    .replace(/^[^\p{L}\p{N}]+/u, "")
    .toLocaleUpperCase("en");
  return /\p{N}/u.test(letter) || letter === "" ? "0–9" : letter;
}
