import type { SourceNumbers } from "@/components/platform/number-sources";
import { SOURCE_KINDS } from "@/lib/core/taxonomy/source-kinds";
import { formatDate } from "@/lib/core/time/partial-date";

/** The sources in the order of their numbers, each with the ways back to what it is cited for. */
export function SourceList({ numbers }: { numbers: SourceNumbers }) {
  return (
    <ol className="text-sm">
      {numbers.list.map(({ number, source, citedBy }) => (
        <li
          key={source.id}
          id={`source-${number}`}
          className="grid grid-cols-[2rem_minmax(0,1fr)] border-b border-rule py-2.5"
        >
          <span className="text-soft tabular-nums">{number}</span>
          <div>
            {source.url ? (
              <a href={source.url} rel="noreferrer nofollow" className="break-words underline">
                {source.title}
              </a>
            ) : (
              source.title
            )}
            <span className="block text-soft">
              {source.publisher}, {source.date ? formatDate(source.date) : "undated"} ·{" "}
              {SOURCE_KINDS.labelOf(source.kind)}
              {source.url ? null : " · no address recorded"}
            </span>
            {citedBy.length > 0 ? (
              <details className="text-xs text-soft no-print">
                <summary className="inline-flex min-h-6 items-center">
                  Cited for {citedBy.length} {citedBy.length === 1 ? "claim" : "claims"}
                </summary>
                <ul className="pb-1">
                  {citedBy.map((claim) => (
                    <li key={claim.anchor} className="inline after:content-['_·_'] last:after:content-none">
                      <a href={`#${claim.anchor}`} className="underline">
                        {claim.label}
                      </a>
                    </li>
                  ))}
                </ul>
              </details>
            ) : (
              <span className="block text-xs text-soft">Not cited for a single claim</span>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
