import { words } from "@/components/language/words";
import { WayLink } from "@/components/ui/way-link";
import type { SourceFilter, SourceWork } from "@/lib/core/source/source-works";
import { sourcesHref } from "@/lib/core/source/source-works";

/** A source in the list: what it is, who speaks, and how much rests on it. */
export function WorkLine({ work, filter }: { work: SourceWork; filter: SourceFilter }) {
  const { text, date, label, prose } = words();
  return (
    <li className="grid gap-x-6 border-b border-rule py-2.5 md:grid-cols-[minmax(0,1fr)_12rem]">
      <div>
        <WayLink
          href={`/sources/${work.key}`}
          lang={prose}
          className="text-base break-words no-underline hover:underline"
        >
          {work.title}
        </WayLink>
        <p className="text-soft">
          <WayLink
            href={sourcesHref({ ...filter, publisher: work.publisher, page: 1 })}
            rel="nofollow"
            lang={prose}
            className="underline"
          >
            {work.publisher}
          </WayLink>
          , {work.date ? date(work.date) : text("source.undated")} · {label("sourceKind", work.kind)}
          {work.url ? null : ` · ${text("source.noAddress")}`}
        </p>
      </div>
      <p className="text-soft tabular-nums md:text-right">
        {text("sources.carries", { claims: work.claims, records: work.records })}
      </p>
    </li>
  );
}
