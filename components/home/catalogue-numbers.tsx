import { words } from "@/components/language/words";
import { WayLink } from "@/components/ui/way-link";
import type { Overview } from "@/lib/core/platform/published-platform";

/** The catalogue in numbers, each the way to what it counts. */
export function CatalogueNumbers({ overview }: { overview: Overview }) {
  const { text, figure } = words();
  const figures = [
    { label: text("home.platforms"), count: overview.platforms, href: "/platforms" },
    { label: text("home.programmes"), count: overview.programmes, href: "/programmes" },
    { label: text("home.events"), count: overview.events, href: "/programmes#timeline" },
    { label: text("home.sources"), count: overview.sources, href: "/sources" },
    { label: text("home.operators"), count: overview.operators, href: "/platforms/values/operator" },
  ];
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-2">
      {figures.map(({ label, count, href }) => (
        <div key={label} className="flex flex-row-reverse items-baseline gap-2">
          <dt className="font-sans text-sm font-normal text-soft">{label}</dt>
          <dd className="designation text-lg tabular-nums">
            <WayLink href={href} aria-label={`${figure(count)} ${label}`} className="inline-flex min-h-6 items-center">
              {figure(count)}
            </WayLink>
          </dd>
        </div>
      ))}
    </dl>
  );
}
