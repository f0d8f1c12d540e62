import { words } from "@/components/language/words";
import { ScaleBar } from "@/components/ui/scale-bar";
import type { Share } from "@/lib/core/about/coverage";

type Props = {
  readonly caption: string;
  /** What the first and the second column hold. */
  readonly heads: readonly [string, string];
  readonly shares: readonly Share[];
  readonly labelOf?: (value: string) => string;
  /** What 100 per cent are; without it no share is told. */
  readonly of?: number;
};

/** Counts by value as a table whose rows carry a bar from zero. */
export function ShareBars({ caption, heads, shares, labelOf = (value) => value, of }: Props) {
  const max = Math.max(0, ...shares.map(({ count }) => count));
  return (
    <table className="mt-4 w-full max-w-2xl text-sm">
      <caption className="pb-2 text-left text-soft">{caption}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{heads[0]}</th>
          <th scope="col">{heads[1]}</th>
        </tr>
      </thead>
      <tbody>
        {shares.map(({ value, count }) => (
          <tr key={value} className="border-t border-rule">
            <th scope="row" className="w-1/4 py-1.5 pr-3 text-left font-sans font-normal md:w-52 md:pr-4">
              {labelOf(value)}
            </th>
            <td className="py-1.5">
              <span className="flex items-center gap-3">
                <ScaleBar value={count} max={max} className="h-3 w-0 flex-1" />
                <span className="w-22 text-right tabular-nums md:w-24">
                  {words().figure(count)}
                  {of ? <span className="text-soft"> · {percent(count, of)}</span> : null}
                </span>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** `12 %`; a share that is there but rounds to nothing is `<1 %`. */
const percent = (count: number, of: number): string => {
  const share = of > 0 ? (count / of) * 100 : 0;
  return share > 0 && share < 0.5 ? "<1 %" : `${Math.round(share)} %`;
};
