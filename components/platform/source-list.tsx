import { words } from "@/components/language/words";
import type { SourceNumbers } from "@/components/platform/number-sources";

/** The sources in the order of their numbers, each with the ways back to what it is cited for. */
export function SourceList({ numbers }: { numbers: SourceNumbers }) {
  const { text, date, label, prose } = words();
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
              <a href={source.url} lang={prose} rel="noreferrer nofollow" className="break-words underline">
                {source.title}
              </a>
            ) : (
              <span lang={prose}>{source.title}</span>
            )}
            <span className="block text-soft">
              <span lang={prose}>{source.publisher}</span>, {source.date ? date(source.date) : text("source.undated")} ·{" "}
              {label("sourceKind", source.kind)}
              {source.url ? null : ` · ${text("source.noAddress")}`}
            </span>
            {citedBy.length > 0 ? (
              <details className="text-xs text-soft no-print">
                <summary className="inline-flex min-h-6 items-center">
                  {text("source.citedFor", { count: citedBy.length })}
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
              <span className="block text-xs text-soft">{text("source.notCited")}</span>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
