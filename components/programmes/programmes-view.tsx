import { words } from "@/components/language/words";
import { Board } from "@/components/programmes/board";
import { EventYears } from "@/components/programmes/event-years";
import { ProgrammeFilters } from "@/components/programmes/programme-filters";
import { ProgrammeTimeline } from "@/components/programmes/programme-timeline";
import { FilterChips } from "@/components/search/filter-chips";
import { NoticeList } from "@/components/ui/notice-list";
import { Still } from "@/components/ui/still";
import { WayLink } from "@/components/ui/way-link";
import type { ProgrammeBoard } from "@/lib/core/programme/programme-board";
import { chartHref } from "@/lib/core/programme/programme-chart";
import { programmesHref } from "@/lib/core/programme/programme-board";
import type { SearchState } from "@/lib/core/search/search-state";
import { searchHref } from "@/lib/core/search/url-codec";

type Props = { readonly state: SearchState; readonly board: ProgrammeBoard; readonly notices: readonly string[] };

/** Acquisitions across the catalogue: by stage, by year, and each one over time. */
export function ProgrammesView({ state, board, notices }: Props) {
  const { text } = words();
  const { total, missing } = board;
  return (
    <div className="frame space-y-5 pt-6">
      <h1 className="text-xl">{text("programmes.title")}</h1>
      <p className="max-w-[70ch] text-sm text-soft">{text("programmes.note")}</p>
      <NoticeList title={text("notices.title")} notices={notices} />
      <Still>
        <ProgrammeFilters state={state} counts={board.facets} />
      </Still>
      <FilterChips state={state} hrefOf={programmesHref} />
      <h2 id="results" tabIndex={-1} className="text-lg">
        {text("count.programmes", { count: total })}
      </h2>
      {total === 0 ? (
        <p>
          {text("programmes.noneFits")} <WayLink href="/programmes">{text("programmes.seeAll")}</WayLink>
        </p>
      ) : (
        <>
          <p className="max-w-[75ch] text-sm text-soft" data-missing>
            {text("programmes.missing", { total, ...missing })}{" "}
            <WayLink href={searchHref({ ...state, page: 1 })}>{text("programmes.asPlatforms")}</WayLink>
          </p>
          <Still>
            <Board state={state} board={board} />
          </Still>
          <p className="text-sm no-print">
            <WayLink href={chartHref({ state, measure: "quantity", by: "origin" })} className="underline">
              {text("programmes.chart")}
            </WayLink>
          </p>
          <Still>
            <EventYears years={board.years} withoutEvents={missing.events} total={total} />
          </Still>
          <Still>
            <ProgrammeTimeline state={state} board={board} />
          </Still>
        </>
      )}
    </div>
  );
}
