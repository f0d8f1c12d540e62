import type { ReactNode } from "react";

type Props = {
  readonly caption: string;
  readonly heads: readonly string[];
  /** The first of the columns that hold figures, up to the last: they stand under each other by their ends. */
  readonly figuresFrom?: number;
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
};

/** A plain table, which scrolls by itself where the screen is narrow. The first cell of a row is its heading. */
export function DataTable({ caption, heads, figuresFrom = Infinity, rows }: Props) {
  const sideOf = (column: number) => (column < figuresFrom ? "pr-6" : "pl-6 text-right");
  return (
    <div className="relative mt-4 overflow-x-auto" role="region" aria-label={caption} tabIndex={0}>
      <table className="w-full text-left text-sm">
        <caption className="pb-2 text-left text-soft">
          {/* It stays within what is seen of a table that is wider. */}
          <span className="sticky left-0 inline-block max-w-[min(100%,calc(100vw-2rem))]">{caption}</span>
        </caption>
        <thead>
          <tr className="border-b border-edge">
            {heads.map((head, index) => (
              <th key={head} scope="col" className={`py-2 align-bottom whitespace-nowrap ${sideOf(index)}`}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key} className="border-b border-rule">
              {cells.map((cell, index) =>
                index === 0 ? (
                  <th key={heads[index]} scope="row" className="py-2 pr-6 font-normal text-ink">
                    {cell}
                  </th>
                ) : (
                  <td key={heads[index]} className={`py-2 ${sideOf(index)}`}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
