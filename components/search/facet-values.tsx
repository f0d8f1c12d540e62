import type { ReactNode } from "react";

import { inThisLanguage } from "@/components/language/current-language";
import { words } from "@/components/language/words";
import { FacetLink } from "@/components/search/facet-link";
import { FilterChips } from "@/components/search/filter-chips";
import { valuesHref } from "@/components/search/search-address";
import { StateFields } from "@/components/search/state-fields";
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
  const { text, label, figure, ...language } = words();
  const facetLabel = label("facet", facet.key);
  const all = facetOptions(facet.key, results.facets[facet.key], state.facets[facet.key], words());
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
          verb={text(option.selected ? "facet.remove" : "facet.add", { facet: facetLabel })}
          count={option.count}
          counted={[figure(option.count), text("facet.platforms", { count: option.count })]}
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
          <WayLink href={searchHref({ ...state, page: 1 })}>{text("values.back")}</WayLink>
        </p>
        <h1 className="mt-2 text-xl">{text("values.title", { facet: facetLabel })}</h1>
        <p className="mt-1 text-sm text-soft">
          {text("values.note", {
            facet: language.inSentence("facet", facet.key),
            query: state.query,
            has: state.query ? "words" : "none",
          })}
        </p>
      </div>
      <div className="sticky top-0 z-10 flex flex-wrap items-end gap-3 border-b border-rule bg-paper py-2">
        <form
          action={inThisLanguage(`/platforms/values/${facet.key}`)}
          method="get"
          role="search"
          aria-label={text("values.find")}
          className="flex flex-1 gap-2 sm:max-w-md"
        >
          <label htmlFor="find" className="sr-only">
            {text("values.find")}
          </label>
          <input
            key={find}
            id="find"
            name="find"
            type="search"
            defaultValue={find}
            maxLength={100}
            placeholder={text("values.findAmong", { count: all.length })}
            autoComplete="off"
            spellCheck={false}
            className="field min-w-0 flex-1"
          />
          <StateFields search={search} own={[]} />
          <button type="submit" className="button">
            {text("values.button")}
          </button>
        </form>
        <WayLink href={searchHref({ ...state, page: 1 })} className="button button-main">
          {text("filters.show", { count: results.total })}
        </WayLink>
      </div>
      <FilterChips state={state} hrefOf={hrefOf} />
      {find ? (
        <p className="text-sm">
          {text("values.found", { count: options.length, find })}{" "}
          <WayLink href={valuesHref(facet.key, search)}>{text("facet.showAll", { count: all.length })}</WayLink>
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
  const { text, locale } = words();
  const others = options.filter((option) => !option.selected).sort((a, b) => a.label.localeCompare(b.label, locale));
  const letters = [...new Set(others.map((option) => initialOf(option.label)))];
  return (
    <>
      <nav aria-label={text("values.letters")}>
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
            {text("values.chosen")}
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
