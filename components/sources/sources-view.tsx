import { words } from "@/components/language/words";
import { SourceFilters } from "@/components/sources/source-filters";
import { WorkLine } from "@/components/sources/work-line";
import { NoticeList } from "@/components/ui/notice-list";
import { PageLinks } from "@/components/ui/page-links";
import { WayLink } from "@/components/ui/way-link";
import type { SourceFilter, SourceList } from "@/lib/core/source/source-works";
import { SOURCES_PER_PAGE, sourcesHref } from "@/lib/core/source/source-works";

type Props = { readonly filter: SourceFilter; readonly list: SourceList; readonly notices: readonly string[] };

/** What the catalogue rests on: every source once, with how much it carries. */
export function SourcesView({ filter, list, notices }: Props) {
  const { text } = words();
  const isNarrowed = Boolean(filter.query || filter.publisher || filter.kind || filter.year);
  const last = Math.ceil(list.total / SOURCES_PER_PAGE);
  return (
    <div className="frame space-y-5 pt-6">
      <h1 className="text-xl">{text("sources.title")}</h1>
      <p className="max-w-[70ch] text-sm text-soft">{text("sources.note")}</p>
      <NoticeList title={text("notices.title")} notices={notices} />
      <SourceFilters filter={filter} list={list} />
      <div className="flex flex-wrap items-baseline gap-x-4">
        <h2 id="results" tabIndex={-1} className="text-lg">
          {text("count.sources", { count: list.total })}
        </h2>
        {isNarrowed ? (
          <WayLink href="/sources" className="inline-flex min-h-11 items-center text-sm underline md:min-h-8">
            {text("filters.clear")}
          </WayLink>
        ) : null}
      </div>
      {list.works.length > 0 ? (
        <ol className="border-t border-rule text-sm">
          {list.works.map((work) => (
            <WorkLine key={work.key} work={work} filter={filter} />
          ))}
        </ol>
      ) : list.total > 0 ? (
        <p>
          {text("pages.none", { page: filter.page })}{" "}
          <WayLink href={sourcesHref({ ...filter, page: last })}>{text("pages.toLast")}</WayLink>
        </p>
      ) : (
        <p>
          {text("sources.noneFits")} <WayLink href="/sources">{text("sources.seeAll")}</WayLink>
        </p>
      )}
      <PageLinks page={filter.page} last={last} hrefOf={(page) => `${sourcesHref({ ...filter, page })}#results`} />
    </div>
  );
}
