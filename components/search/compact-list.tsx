import { words } from "@/components/language/words";
import { Silhouette } from "@/components/platform/silhouette";
import { StatusShape } from "@/components/programme/status-mark";
import { operatorOf } from "@/components/search/describe-hit";
import { Highlighted } from "@/components/search/highlighted";
import { WayLink } from "@/components/ui/way-link";
import type { Hit } from "@/lib/core/search/results";

/** One line each. */
export function CompactList({ hits, from }: { hits: readonly Hit[]; from: number }) {
  const { date, label } = words();
  return (
    <ol start={from} className="border-t border-rule sm:-mx-2">
      {hits.map((hit) => (
        <li
          key={hit.slug}
          className="relative flex min-h-11 items-center gap-3 border-b border-rule px-2 text-sm hover:bg-well md:min-h-9"
        >
          <span className="hidden text-soft sm:inline">
            <Silhouette category={hit.category} />
          </span>
          <WayLink
            href={hit.url}
            className="flex min-w-0 flex-1 items-baseline gap-3 text-ink no-underline after:absolute after:inset-0"
          >
            <span className="designation max-w-[45%] shrink-0 truncate text-base sm:min-w-36">
              <Highlighted hit={hit} field="designation" />
            </span>{" "}
            {hit.name === hit.designation ? null : (
              <span className="min-w-0 truncate">
                <Highlighted hit={hit} field="name" />
              </span>
            )}
          </WayLink>
          {hit.headline ? (
            <span className="flex shrink-0 items-center gap-1.5">
              <StatusShape status={hit.headline.status} />
              <span className="sr-only sm:not-sr-only">{label("status", hit.headline.status)}</span>
              <span className="hidden text-soft lg:inline">· {operatorOf(hit.headline)}</span>
              <span className="text-soft">· {date(hit.headline.asOf)}</span>
            </span>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
