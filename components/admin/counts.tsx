import { figure } from "@/lib/core/figure";

/** A few numbers beside one another, each with its word. */
export function Counts({ counts }: { counts: readonly { readonly label: string; readonly count: number }[] }) {
  return (
    <dl className="mt-4 flex flex-wrap gap-x-10 gap-y-4">
      {counts.map(({ label, count }) => (
        <div key={label} className="flex flex-col-reverse">
          <dt className="text-sm font-normal text-soft">{label}</dt>
          <dd className="designation text-2xl tabular-nums">{figure(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
