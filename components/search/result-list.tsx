"use client";

import { Drawing } from "@/components/platform/drawing";
import { StatusMark } from "@/components/programme/status-mark";
import { Segments } from "@/components/search/segments";
import { WayLink } from "@/components/ui/way-link";
import type { Drawings, RowData } from "@/components/search/row-data";

type Props = {
  readonly rows: readonly RowData[];
  readonly drawings: Drawings;
  readonly from: number;
  /** What stands in the place of a status where there is none. */
  readonly noProgramme: string;
  /** The language of the summaries, where it is not that of the page. */
  readonly prose: "en" | undefined;
};

/** Results at reading size, drawn in the browser from what they say. */
export function ResultList({ rows, drawings, from, noProgramme, prose }: Props) {
  return (
    <ol start={from} className="border-t border-rule">
      {rows.map((row) => (
        <Row key={row.href} {...row} drawing={drawings[row.category] ?? ""} noProgramme={noProgramme} prose={prose} />
      ))}
    </ol>
  );
}

/** The whole row is clickable through its one link. */
function Row({
  href,
  drawing,
  designation,
  name,
  kind,
  status,
  facts,
  summary,
  noProgramme,
  prose,
}: RowData & Pick<Props, "noProgramme" | "prose"> & { /** Path of the category's side view. */ drawing: string }) {
  return (
    <li className="row-ground relative grid grid-cols-[3rem_1fr] gap-x-4 border-b border-rule py-4">
      <span className="pt-0.5 text-soft">
        <Drawing path={drawing} />
      </span>
      <div className="min-w-0">
        <h3 className="flex flex-wrap items-baseline gap-x-3">
          <WayLink href={href} className="text-ink no-underline after:absolute after:inset-0">
            <span className="designation mr-3 text-lg">
              <Segments of={designation} />
            </span>{" "}
            {name === null ? null : (
              <span className="font-sans text-base font-normal">
                <Segments of={name} />
              </span>
            )}
          </WayLink>
        </h3>
        <p className="text-sm text-soft">{kind}</p>
        {status ? (
          <p className="mt-1 text-sm">
            <StatusMark status={status.code} label={status.label} />
            {facts.map((fact) => (
              <span key={fact}>
                <span className="text-soft">{" · "}</span>
                <span className="inline-block">{fact}</span>
              </span>
            ))}
          </p>
        ) : (
          <p className="mt-1 text-sm text-soft italic">{noProgramme}</p>
        )}
        <p lang={prose} className="mt-1 max-w-[80ch] text-sm text-soft">
          <Segments of={summary} />
        </p>
      </div>
    </li>
  );
}
