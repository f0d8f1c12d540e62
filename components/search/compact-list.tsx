import { words } from "@/components/language/words";
import { Silhouette } from "@/components/platform/silhouette";
import { StatusShape } from "@/components/programme/status-mark";
import { operatorOf } from "@/components/search/describe-hit";
import { Highlighted, nameSegments } from "@/components/search/highlighted";
import { Segments } from "@/components/search/segments";
import { WayLink } from "@/components/ui/way-link";
import type { Hit } from "@/lib/core/search/results";

/** One line each, in columns that are as wide as their words: so they are in every language. */
export function CompactList({ hits, from }: { hits: readonly Hit[]; from: number }) {
  const { text, date, label } = words();
  return (
    <ol
      start={from}
      className="gap-x-3 border-t border-rule sm:grid sm:grid-cols-[auto_minmax(0,1fr)_auto_auto] lg:grid-cols-[auto_minmax(0,1fr)_auto_auto_auto]"
    >
      {hits.map((hit) => (
        <li
          key={hit.slug}
          className="row-ground relative flex min-h-11 items-center gap-x-3 border-b border-rule text-sm sm:col-span-full sm:grid sm:grid-cols-subgrid md:min-h-9"
        >
          <span className="hidden text-soft sm:inline">
            <Silhouette category={hit.category} />
          </span>
          <WayLink
            href={hit.url}
            className="flex min-w-0 flex-1 items-baseline gap-3 text-ink no-underline after:absolute after:inset-0"
          >
            <span className="designation max-w-[65%] shrink-0 truncate text-base sm:max-w-[45%] sm:min-w-36">
              <Highlighted hit={hit} field="designation" />
            </span>{" "}
            <span className="min-w-0 truncate">
              <Segments of={nameSegments(hit) ?? []} />
            </span>
          </WayLink>
          {hit.headline ? (
            <>
              <span className="flex shrink-0 items-center gap-1.5">
                <StatusShape status={hit.headline.status} />
                <span className="sr-only sm:not-sr-only">{label("status", hit.headline.status)}</span>
              </span>{" "}
              <span className="hidden max-w-44 truncate text-soft lg:block">{operatorOf(hit.headline)}</span>{" "}
              <span className="min-w-23 shrink-0 text-right whitespace-nowrap text-soft tabular-nums">
                <span className="sm:hidden">{date(hit.headline.asOf)}</span>
                <span className="hidden sm:inline">{text("status.asOf", { date: date(hit.headline.asOf) })}</span>
              </span>
            </>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
