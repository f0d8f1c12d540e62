import { words } from "@/components/language/words";
import type { Overview } from "@/lib/core/platform/published-platform";

/** The catalogue in numbers. */
export function CatalogueNumbers({ overview }: { overview: Overview }) {
  const { text, figure } = words();
  const figures = [
    { label: text("home.platforms"), count: overview.platforms },
    { label: text("home.programmes"), count: overview.programmes },
    { label: text("home.events"), count: overview.events },
    { label: text("home.sources"), count: overview.sources },
    { label: text("home.operators"), count: overview.operators },
  ];
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-2">
      {figures.map(({ label, count }) => (
        <div key={label} className="flex flex-row-reverse items-baseline gap-2">
          <dt className="font-sans text-sm font-normal text-soft">{label}</dt>
          <dd className="designation text-lg tabular-nums">{figure(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
