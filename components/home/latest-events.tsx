import { words } from "@/components/language/words";
import { WayLink } from "@/components/ui/way-link";
import { nameBeside } from "@/lib/core/platform/full-name";
import type { DatedEvent } from "@/lib/core/platform/published-platform";

/** What happened last, across the catalogue, newest first, each with who says so. */
export function LatestEvents({ events }: { events: readonly DatedEvent[] }) {
  const { text, date, label, operator, prose } = words();
  return (
    <ol>
      {events.map(({ platform, programme, event, sources }, at) => (
        <li key={at} className="grid gap-x-6 border-b border-rule py-3 md:grid-cols-[6.5rem_minmax(0,1fr)]">
          <time dateTime={event.date} className="text-sm leading-6 text-soft tabular-nums">
            {date(event.date)}
          </time>
          <div>
            <p>
              <WayLink href={`/platforms/${platform.slug}`} className="text-ink no-underline">
                <span className="designation mr-2">{platform.designation}</span> {nameBeside(platform)}
              </WayLink>
            </p>
            <p className="max-w-[72ch] text-sm">
              <strong>{label("event", event.type)}</strong>
              <span className="text-soft">, {operator(programme) + text("site.stop")}</span>{" "}
              <span lang={prose}>{event.detail}</span>
            </p>
            {sources.length > 0 ? (
              <p className="text-xs text-soft">
                {text("source.label", { count: sources.length })}{" "}
                {sources.map((source, sourceAt) => (
                  <span key={source.id}>
                    {sourceAt > 0 ? "; " : null}
                    {source.url ? (
                      <a href={source.url} rel="noreferrer nofollow" className="underline">
                        {source.publisher}
                      </a>
                    ) : (
                      source.publisher
                    )}
                  </span>
                ))}
              </p>
            ) : (
              <p className="text-xs text-soft">{text("source.none")}</p>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
