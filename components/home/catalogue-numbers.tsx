import { figure } from "@/lib/core/figure";
import type { Overview } from "@/lib/core/platform/published-platform";

/** The catalogue in numbers. */
export function CatalogueNumbers({ overview }: { overview: Overview }) {
  const figures = [
    { label: "platforms", count: overview.platforms },
    { label: "programmes", count: overview.programmes },
    { label: "dated events", count: overview.events },
    { label: "sources", count: overview.sources },
    { label: "operating countries", count: overview.operators },
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
