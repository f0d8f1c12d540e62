import { UtcTime } from "@/components/admin/utc-time";
import { DataTable } from "@/components/ui/data-table";
import { WayLink } from "@/components/ui/way-link";
import { BATCH_WORDS } from "@/components/admin/batch-words";
import type { PastBatch } from "@/lib/core/platform/batch-kinds";
import { figure } from "@/lib/core/figure";

type Props = {
  readonly caption: string;
  readonly batches: readonly PastBatch[];
  readonly names: ReadonlyMap<string, string>;
};

/** What was written many at once: each leads to what it did, and to taking it back. */
export function BatchList({ caption, batches, names }: Props) {
  if (batches.length === 0) return <p className="mt-2 text-soft">None yet.</p>;
  return (
    <DataTable
      caption={caption}
      heads={["When", "What", "Who", "New", "Changed", "Why"]}
      rows={batches.map(({ id, kind, actor, at, fileName, reason, created, updated, undoneBy }) => ({
        key: id,
        cells: [
          <WayLink key="at" href={`/admin/batches/${id}`} className="inline-flex min-h-9 items-center">
            <UtcTime at={at} />
          </WayLink>,
          <span key="what" className="break-words">
            {BATCH_WORDS[kind]}
            {fileName ? `: ${fileName}` : ""}
            {undoneBy ? " (taken back)" : ""}
          </span>,
          names.get(actor) ?? actor,
          figure(created),
          figure(updated),
          reason ?? "",
        ],
      }))}
    />
  );
}
