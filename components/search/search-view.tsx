import { FacetPanel } from "@/components/search/facet-panel";
import { FilterChips } from "@/components/search/filter-chips";
import { LiveSearch } from "@/components/search/live-search";
import type { WayOut } from "@/components/search/no-results";
import { NoResults } from "@/components/search/no-results";
import { Offers } from "@/components/search/offers";
import { PromotedFilters } from "@/components/search/promoted-filters";
import { PageLinks } from "@/components/search/page-links";
import { CompactList, ResultList } from "@/components/search/result-list";
import { ResultTable } from "@/components/search/result-table";
import { ResultsBar } from "@/components/search/results-bar";
import { SearchNotices } from "@/components/search/search-notices";
import { searchTitle } from "@/components/search/search-title";
import { countNoun } from "@/components/ui/count-noun";
import { WayLink } from "@/components/ui/way-link";
import { offersFor } from "@/lib/core/search/offers";
import type { SearchResults } from "@/lib/core/search/results";
import type { SearchState } from "@/lib/core/search/search-state";
import { searchHref, serializeSearchState } from "@/lib/core/search/url-codec";
import type { Notice } from "@/lib/core/search/url-codec";

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
  return (
    <div className="frame grid gap-x-10 pt-6 lg:grid-cols-[16.5rem_minmax(0,1fr)]">
      <h1 className="mb-6 text-xl text-balance lg:col-span-2">{searchTitle(state)}</h1>
      <FacetPanel state={state} results={results} />
      <div className="flex min-w-0 flex-col gap-4">
        <SearchNotices notices={notices} engine={results.engine} />
        <ResultsBar state={state} results={results} />
        <PromotedFilters state={state} results={results} />
        <FilterChips state={state} />
        <Offers offers={offersFor(state, results.facets)} />
        <Results state={state} results={results} waysOut={waysOut} />
      </div>
      <LiveSearch
        search={serializeSearchState(state)}
        query={state.query}
        total={results.total}
        missed={state.query !== "" && state.page === 1 && (results.total === 0 || results.notices.length > 0)}
      />
    </div>
  );
}

function Results({
  state,
  results,
  waysOut,
}: {
  state: SearchState;
  results: SearchResults;
  waysOut: readonly WayOut[];
}) {
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
        <ResultList hits={hits} from={from} />
      )}
      {total > hits.length ? (
        <p className="mt-4 text-sm text-soft tabular-nums">
          {from}–{from + hits.length - 1} of {countNoun(total, "platform")}
        </p>
      ) : null}
      <PageLinks state={state} total={total} />
    </div>
  );
}

function BeyondTheEnd({ state, total }: { state: SearchState; total: number }) {
  const last = Math.ceil(total / state.perPage);
  return (
    <p className="border-y border-rule py-8">
      There is no page {state.page.toLocaleString("en-GB")}: {countNoun(total, "platform")} fill{" "}
      {countNoun(last, "page")}. <WayLink href={searchHref({ ...state, page: last })}>Go to the last page</WayLink>
    </p>
  );
}
