import { STATE_WORDS } from "@/components/admin/record/state-words";
import { shortTitle } from "@/components/admin/short-title";
import { UtcTime } from "@/components/admin/utc-time";
import { DataTable } from "@/components/ui/data-table";
import { WayLink } from "@/components/ui/way-link";
import type { DeskRow } from "@/lib/core/platform/desk-row";

type Props = {
  readonly caption: string;
  readonly rows: readonly DeskRow[];
  /** The record's page that a row leads to, below its own. */
  readonly to?: string;
};

/** Records as the desk lists them, each with what there is to do about it. */
export function DeskList({ caption, rows, to = "" }: Props) {
  return (
    <DataTable
      caption={caption}
      heads={["Record", "State", "To do", "Version", "Last written"]}
      rows={rows.map((row) => ({
        key: row.id,
        cells: [
          <WayLink
            key="title"
            href={`/admin/platforms/${row.id}${to}`}
            className="designation inline-flex min-h-9 items-center"
          >
            {shortTitle(row.designation, row.name) || "Untitled record"}
          </WayLink>,
          STATE_WORDS[row.state],
          // Wide enough for a few words a line, on a phone too, where the table scrolls.
          <span key="todo" className="block min-w-32">
            {toDo(row)}
          </span>,
          row.version,
          <UtcTime key="at" at={row.updatedAt} />,
        ],
      }))}
    />
  );
}

function toDo({ missing, missingSources, publishAt, scheduleProblem }: DeskRow): string {
  const points = [
    ...(scheduleProblem ? [`not published in time: ${scheduleProblem}`] : []),
    ...(publishAt ? [`to be published on ${publishAt.toISOString().slice(0, 16).replace("T", " ")} UTC`] : []),
    ...(missingSources ? [`${missingSources} without a source`] : []),
    ...(missing && missing > (missingSources ?? 0) ? [`${missing - (missingSources ?? 0)} more to fill in`] : []),
  ];
  return points.join("; ");
}
