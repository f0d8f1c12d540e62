import type { SourceNumbers } from "@/components/platform/number-sources";

/** The numbers of a claim's sources, each a link to its entry at the end of the record. Says so where there is none. */
export function Citation({ ids, numbers }: { ids: readonly string[]; numbers: SourceNumbers }) {
  const known = [...new Set(ids.flatMap((id) => numbers.numberOf(id) ?? []))].sort((a, b) => a - b);
  if (known.length === 0) return <span className="ml-1 text-xs font-normal text-soft">(no source recorded)</span>;
  return known.map((number) => (
    <sup key={number} data-source={number} className="ml-0.5 font-sans font-normal">
      <a href={`#source-${number}`} aria-label={`Source ${number}`} className="px-px no-underline hover:underline">
        {number}
      </a>
    </sup>
  ));
}
