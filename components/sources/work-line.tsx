import { countNoun } from "@/lib/core/count-noun";
import { WayLink } from "@/components/ui/way-link";
import type { SourceFilter, SourceWork } from "@/lib/core/source/source-works";
import { sourcesHref } from "@/lib/core/source/source-works";
import { SOURCE_KINDS } from "@/lib/core/taxonomy/source-kinds";
import { formatDate } from "@/lib/core/time/partial-date";

/** A source in the list: what it is, who speaks, and how much rests on it. */
export function WorkLine({ work, filter }: { work: SourceWork; filter: SourceFilter }) {
  return (
    <li className="grid gap-x-6 border-b border-rule py-2.5 md:grid-cols-[minmax(0,1fr)_12rem]">
      <div>
        <WayLink href={`/sources/${work.key}`} className="break-words underline">
          {work.title}
        </WayLink>
        <p className="text-soft">
          <WayLink
            href={sourcesHref({ ...filter, publisher: work.publisher, page: 1 })}
            rel="nofollow"
            className="underline"
          >
            {work.publisher}
          </WayLink>
          , {work.date ? formatDate(work.date) : "undated"} · {SOURCE_KINDS.labelOf(work.kind)}
          {work.url ? null : " · no address recorded"}
        </p>
      </div>
      <p className="text-soft tabular-nums md:text-right">
        {work.claims > 0 ? countNoun(work.claims, "claim") : "no single claim"}, {countNoun(work.records, "record")}
      </p>
    </li>
  );
}
