import { words } from "@/components/language/words";
import { Silhouette } from "@/components/platform/silhouette";
import { StatusMark } from "@/components/programme/status-mark";
import { WayLink } from "@/components/ui/way-link";
import { nameBeside } from "@/lib/core/platform/full-name";
import type { PlatformLink } from "@/lib/core/platform/published-platform";

/** Links to other records, drawn as they are in every list. */
export function PlatformLinks({
  links,
}: {
  links: readonly { readonly to: PlatformLink; readonly note?: string | null }[];
}) {
  const { text, label, prose } = words();
  return (
    <ul className="text-sm">
      {links.map(({ to, note }) => (
        <li
          key={to.slug}
          className="relative flex min-h-11 flex-wrap items-center gap-x-3 border-b border-rule py-1.5 hover:bg-well"
        >
          <span className="text-soft">
            <Silhouette category={to.category} />
          </span>
          <WayLink href={`/platforms/${to.slug}`} className="text-ink no-underline after:absolute after:inset-0">
            <span className="designation mr-2 text-base">{to.designation}</span> {nameBeside(to)}
          </WayLink>
          {note ? (
            <span lang={prose} className="text-soft">
              {note}
            </span>
          ) : null}
          <span className="ml-auto">
            {to.status ? (
              <StatusMark status={to.status} label={label("status", to.status)} />
            ) : to.level === "family" ? (
              <span className="text-soft">{text("family.family")}</span>
            ) : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
