import type { ReactNode } from "react";

import { ownNameOf } from "@/components/language/own-name";
import { words } from "@/components/language/words";
import { compareFacts } from "@/components/compare/compare-facts";
import { ComparedValue } from "@/components/compare/compared-value";
import { numberSources } from "@/components/platform/number-sources";
import { Silhouette } from "@/components/platform/silhouette";
import { Still } from "@/components/ui/still";
import { WayLink } from "@/components/ui/way-link";
import { nameBeside } from "@/lib/core/platform/full-name";
import { compareHref } from "@/lib/core/compare/compare-address";
import { compareSpecs } from "@/lib/core/compare/compare-specs";
import type { ComparedPlatform } from "@/lib/core/platform/published-platform";

type Row = {
  readonly key: string;
  readonly label: string;
  readonly definition?: string | undefined;
  readonly unit?: string | null;
  readonly differs: boolean;
  readonly cells: readonly ReactNode[];
};

/** One row a fact, one column a record. Heads stay in sight: those of the columns at the top of the screen or, where five columns do
 *  not fit, of the table, which then scrolls by itself. */
export function CompareTable({
  platforms,
  onlyDifferences,
}: {
  platforms: readonly ComparedPlatform[];
  onlyDifferences: boolean;
}) {
  const { text, label: labelOf, definition } = words();
  const records = platforms.map(({ content }) => ({
    content,
    numbers: numberSources(content),
    href: `/platforms/${content.slug}`,
  }));
  const groups: { label: string; rows: readonly Row[] }[] = [
    { label: text("compare.platform"), rows: compareFacts(records) },
    ...compareSpecs(platforms.map(({ content }) => content)).map(({ code, rows }) => ({
      label: labelOf("specGroup", code),
      rows: rows.map(({ key, unit, differs, cells }) => ({
        key,
        label: labelOf("spec", key),
        definition: definition("spec", key) ?? undefined,
        // Each figure has its unit. That of the row is news where a source uses another.
        unit: cells.some((specs) => specs.some(({ isConverted }) => isConverted)) ? unit : null,
        differs,
        cells: cells.map((specs, at) => {
          const record = records[at];
          return record && specs.length > 0 ? <ComparedValue specs={specs} record={record} /> : null;
        }),
      })),
    })),
  ];
  const all = groups.flatMap(({ rows }) => rows);
  const shown = groups
    .map(({ label, rows }) => ({ label, rows: rows.filter((row) => row.differs || !onlyDifferences) }))
    .filter(({ rows }) => rows.length > 0);
  const hidden = all.length - shown.reduce((sum, { rows }) => sum + rows.length, 0);
  const slugs = platforms.map(({ content }) => content.slug);
  return (
    <>
      {/* Relative, so that the unit names for the ear scroll within it and do not widen the page. */}
      <Still
        role="region"
        aria-label={text("compare.table")}
        tabIndex={0}
        className="relative max-h-[88dvh] overflow-auto border-y border-ink xl:max-h-none xl:overflow-visible print:max-h-none print:overflow-visible"
      >
        <table className="w-full border-separate border-spacing-0 text-left text-sm xl:table-fixed print:table-fixed">
          <caption className="sr-only">
            {text("compare.caption", { names: platforms.map(({ content }) => content.designation).join(", ") })}
          </caption>
          <thead>
            <tr>
              <th
                scope="col"
                className="sticky top-0 left-0 z-20 w-20 min-w-20 border-b border-edge bg-paper py-2 pr-2 align-bottom font-sans font-normal text-soft md:w-52 print:w-20"
              >
                {text("column.fact")}
              </th>
              {platforms.map(({ content }) => (
                <th
                  key={content.slug}
                  scope="col"
                  className="sticky top-0 z-10 min-w-28 border-b border-edge bg-paper py-2 pr-3 pl-2 align-top md:min-w-44 print:min-w-0"
                >
                  <span className="hidden text-soft md:block">
                    <Silhouette category={content.category} />
                  </span>
                  <WayLink href={`/platforms/${content.slug}`} className="text-ink no-underline hover:underline">
                    <span className="designation block text-base break-words md:text-lg">{content.designation}</span>
                    <span
                      lang={ownNameOf(content.names) ? undefined : words().prose}
                      className="block font-sans text-xs font-normal"
                    >
                      {ownNameOf(content.names) ?? nameBeside(content)}
                    </span>
                  </WayLink>
                  <WayLink
                    href={compareHref({ slugs: slugs.filter((slug) => slug !== content.slug), onlyDifferences })}
                    aria-label={text("compare.removeOne", { name: content.designation })}
                    className="inline-flex min-h-6 items-center font-sans text-xs font-normal underline no-print"
                  >
                    {text("compare.remove")}
                  </WayLink>
                </th>
              ))}
            </tr>
          </thead>
          {shown.map(({ label, rows }) => (
            <tbody key={label}>
              <tr>
                <th
                  scope="rowgroup"
                  colSpan={platforms.length + 1}
                  className="border-b border-rule pt-5 pb-1 text-xs font-normal text-soft"
                >
                  <span className="sticky left-0">{label}</span>
                </th>
              </tr>
              {rows.map((row) => (
                <tr key={row.key} data-row={row.key} data-differs={row.differs ? "" : undefined} className="align-top">
                  <th
                    scope="row"
                    title={row.definition}
                    className="sticky left-0 border-b border-rule bg-paper py-2 pr-2 font-sans font-normal hyphens-auto"
                  >
                    {row.label}
                    {row.unit ? (
                      <span className="block text-xs text-soft" title={definition("unit", row.unit) ?? undefined}>
                        {text("compare.inUnit", { unit: labelOf("unit", row.unit) })}
                      </span>
                    ) : null}
                  </th>
                  {row.cells.map((cell, at) => (
                    <td
                      key={slugs[at]}
                      className="border-b border-rule py-2 pr-3 pl-2 print:wrap-anywhere max-md:pr-1 max-md:wrap-anywhere max-md:hyphens-auto"
                    >
                      {cell ?? <span className="text-soft italic">{text("notStated.inline")}</span>}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </Still>
      <p className="max-w-[75ch] text-sm text-soft">
        {hidden > 0 ? `${text("compare.hidden", { count: hidden })} ` : null}
        {text("compare.note")}
      </p>
    </>
  );
}
