import { Board } from "@/components/programmes/board";
import { EventYears } from "@/components/programmes/event-years";
import { ProgrammeFilters } from "@/components/programmes/programme-filters";
import { ProgrammeTimeline } from "@/components/programmes/programme-timeline";
import { FilterChips } from "@/components/search/filter-chips";
import { countNoun } from "@/lib/core/count-noun";
import { NoticeList } from "@/components/ui/notice-list";
import { WayLink } from "@/components/ui/way-link";
import type { ProgrammeBoard } from "@/lib/core/programme/programme-board";
import { chartHref } from "@/lib/core/programme/programme-chart";
import { programmesHref } from "@/lib/core/programme/programme-board";
import type { SearchState } from "@/lib/core/search/search-state";
import { searchHref } from "@/lib/core/search/url-codec";

type Props = { readonly state: SearchState; readonly board: ProgrammeBoard; readonly notices: readonly string[] };

/** Acquisitions across the catalogue: by stage, by year, and each one over time. */
export function ProgrammesView({ state, board, notices }: Props) {
  const { total, missing } = board;
  return (
    <div className="frame space-y-5 pt-6">
      <h1 className="text-xl">Programmes</h1>
      <p className="max-w-[70ch] text-sm text-soft">
        A programme is one acquisition by one operator. A platform may stand here several times: inducted by one
        service, on order for another.
      </p>
      <NoticeList title="Part of this address was not used" notices={notices} />
      <ProgrammeFilters state={state} counts={board.facets} />
      <FilterChips state={state} hrefOf={programmesHref} />
      <h2 id="results" tabIndex={-1} className="text-lg">
        {countNoun(total, "programme")}
      </h2>
      {total === 0 ? (
        <p>
          No programme fits all of this. <WayLink href="/programmes">See all programmes</WayLink>
        </p>
      ) : (
        <>
          <p className="max-w-[75ch] text-sm text-soft" data-missing>
            Of {countNoun(total, "programme")}, {missing.value.toLocaleString("en-GB")} state no value,{" "}
            {missing.ordered.toLocaleString("en-GB")} no quantity ordered, {missing.delivered.toLocaleString("en-GB")}{" "}
            no quantity delivered, {missing.route.toLocaleString("en-GB")} no route and{" "}
            {missing.events.toLocaleString("en-GB")} no dated event.{" "}
            <WayLink href={searchHref({ ...state, page: 1 })}>The same as a list of platforms</WayLink>
          </p>
          <Board state={state} board={board} />
          <p className="text-sm no-print">
            <WayLink href={chartHref({ state, measure: "quantity", by: "origin" })} className="underline">
              Quantity and value over the years, by origin, route or domain
            </WayLink>
          </p>
          <EventYears years={board.years} withoutEvents={missing.events} total={total} />
          <ProgrammeTimeline state={state} board={board} />
        </>
      )}
    </div>
  );
}
