import { words } from "@/components/language/words";
import { FACET_TEXTS } from "@/components/search/facet-texts";
import { menuFacet, panelFacet } from "@/components/search/facet-data";
import { FacetPanel } from "@/components/search/facet-panel";
import { FilterChips } from "@/components/search/filter-chips";
import { KeepScroll } from "@/components/search/keep-scroll";
import { LiveSearch } from "@/components/search/live-search";
import type { WayOut } from "@/components/search/no-results";
import { NoResults } from "@/components/search/no-results";
import { Offers } from "@/components/search/offers";
import { PromotedFilters } from "@/components/search/promoted-filters";
import type { RangeData } from "@/components/search/number-range";
import { CompactList } from "@/components/search/compact-list";
import { resultRows } from "@/components/search/row-data";
import { ResultList } from "@/components/search/result-list";
import { ResultTable } from "@/components/search/result-table";
import { ResultsBar } from "@/components/search/results-bar";
import { SearchNotices } from "@/components/search/search-notices";
import { searchTitle } from "@/components/search/search-title";
import { PageLinks } from "@/components/ui/page-links";
import { WayLink } from "@/components/ui/way-link";
import { COMPARE_MAX, compareHref } from "@/lib/core/compare/compare-address";
import { facetOptions } from "@/lib/core/search/facet-options";
import { offersFor } from "@/lib/core/search/offers";
import { feedHref } from "@/lib/core/search/feed-address";
import { isMissed } from "@/lib/core/search/is-missed";
import type { SearchResults } from "@/lib/core/search/results";
import type { FacetKey } from "@/lib/core/search/facets";
import { FACETS, FACET_KEYS, byFacet, facetOf } from "@/lib/core/search/facets";
import { RANGES, isOpen } from "@/lib/core/search/ranges";
import type { SearchState } from "@/lib/core/search/search-state";
import { countFilters, withoutFilters } from "@/lib/core/search/search-state";
import { searchHref, serializeSearchState } from "@/lib/core/search/url-codec";
import type { Notice } from "@/lib/core/search/url-codec";

/** What most readers narrow by first. */
const PROMOTED: readonly FacetKey[] = ["stage", "operator", "category"];

/** The list of platforms: filters at the left, results beside them. */
export function SearchView({
  state,
  results,
  notices,
  waysOut,
}: {
  state: SearchState;
  results: SearchResults;
  notices: readonly Notice[];
  /** Tried ways out of a search that found nothing. */
  waysOut: readonly WayOut[];
}) {
  const { raw } = words();
  const texts = raw(...FACET_TEXTS);
  const search = serializeSearchState(state);
  const options = byFacet(({ key }) => facetOptions(key, results.facets[key], state.facets[key], words()));
  return (
    <div className="frame grid gap-x-10 pt-6 lg:grid-cols-[16.5rem_minmax(0,1fr)]">
      <h1 className="mb-6 text-xl text-balance lg:col-span-2">{searchTitle(state)}</h1>
      <FacetPanel
        search={search}
        order={FACET_KEYS}
        texts={texts}
        facets={FACETS.flatMap((facet) => panelFacet(facet, options[facet.key]) ?? [])}
        ranges={rangeData(state, results)}
        clearHref={countFilters(state) > 0 ? searchHref(withoutFilters(state)) : null}
        moreRanges={state.facets.category.length === 0}
        total={results.total}
      />
      <div className="flex min-w-0 flex-col gap-4">
        <SearchNotices notices={notices} results={results} />
        <ResultsBar state={state} results={results} />
        <PromotedFilters
          search={search}
          order={FACET_KEYS}
          texts={texts}
          menus={PROMOTED.flatMap((key) => menuFacet(facetOf(key), options[key]) ?? [])}
        />
        <FilterChips state={state} />
        <Offers offers={offersFor(state, results.facets, words())} />
        <Results state={state} results={results} waysOut={waysOut} />
      </div>
      <KeepScroll search={search} />
      <LiveSearch
        search={search}
        query={state.query}
        total={results.total}
        texts={raw("list.found")}
        missed={isMissed(results)}
      />
    </div>
  );
}

/** Years always; figures where there are some, or where they are asked for. */
const rangeData = (state: SearchState, results: SearchResults): RangeData[] =>
  RANGES.filter(({ key }) => key === "introduced" || results.ranges[key] !== null || !isOpen(state.ranges[key])).map(
    ({ key, unit, min, max }) => ({
      ...{ key, min, max },
      label: words().label("range", key),
      unit: unit === null ? null : words().label("unit", unit),
      definition: words().definition("range", key) ?? "",
      ends: results.ranges[key],
    }),
  );

function Results({
  state,
  results,
  waysOut,
}: {
  state: SearchState;
  results: SearchResults;
  waysOut: readonly WayOut[];
}) {
  const { text, prose } = words();
  const { hits, total } = results;
  if (total === 0) return <NoResults state={state} ways={waysOut} />;
  if (hits.length === 0) return <BeyondTheEnd state={state} total={total} />;
  const from = (state.page - 1) * state.perPage + 1;
  return (
    <div className="results">
      {state.view === "table" ? (
        <ResultTable hits={hits} state={state} />
      ) : state.view === "compact" ? (
        <CompactList hits={hits} from={from} />
      ) : (
        <ResultList {...resultRows(hits)} from={from} noProgramme={text("list.noProgramme")} prose={prose} />
      )}
      {total > hits.length ? (
        <p className="mt-4 text-sm text-soft tabular-nums">
          {text("list.shown", { from: String(from), to: String(from + hits.length - 1), count: total })}
        </p>
      ) : null}
      <PageLinks
        page={state.page}
        last={Math.ceil(total / state.perPage)}
        hrefOf={(page) => `${searchHref({ ...state, page })}#results`}
      />
      {total === hits.length && total > 1 && total <= COMPARE_MAX ? (
        <p className="mt-4 text-sm no-print">
          <WayLink
            href={compareHref({ slugs: hits.map(({ slug }) => slug) })}
            className="inline-flex min-h-11 items-center underline"
          >
            {text("list.compare", { count: total })}
          </WayLink>
        </p>
      ) : null}
      <TakeAway state={state} />
    </div>
  );
}

/** The same search as a file, and as a feed that tells of changes in what it finds. */
function TakeAway({ state }: { state: SearchState }) {
  const { text } = words();
  const search = serializeSearchState(state);
  return (
    <ul className="mt-6 flex flex-wrap gap-x-5 border-t border-rule pt-2 text-sm no-print">
      {[
        { label: text("take.csv"), href: `/api/v1/platforms.csv?${search}` },
        { label: text("take.ndjson"), href: `/api/v1/platforms.ndjson?${search}` },
        { label: text("take.atom"), href: feedHref(state, "atom") },
        { label: text("take.json"), href: feedHref(state, "json") },
      ].map(({ label, href }) => (
        <li key={label}>
          <a href={href} rel="nofollow" className="inline-flex min-h-11 items-center underline md:min-h-8">
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}

function BeyondTheEnd({ state, total }: { state: SearchState; total: number }) {
  const last = Math.ceil(total / state.perPage);
  return (
    <p className="border-y border-rule py-8">
      {words().text("list.beyond", { page: state.page, count: total, last })}{" "}
      <WayLink href={searchHref({ ...state, page: last })}>{words().text("pages.toLast")}</WayLink>
    </p>
  );
}
