import { ChangeList } from "@/components/admin/change-list";
import type { DescribedChange } from "@/lib/core/platform/describe-changes";

export type ChangedRecord = {
  readonly slug: string;
  /** Where the record is to be read; null where there is nothing to read yet. */
  readonly href: string | null;
  /** Where in the file it stands, or what became of it. */
  readonly note?: string;
  readonly changes: readonly DescribedChange[];
};

/** Changes shown before the others of a record are folded. */
const SHOWN = 6;

/** Records and what changes in each, in words. */
export function ChangedRecords({ records }: { records: readonly ChangedRecord[] }) {
  return (
    <ol className="mt-3 border-t border-rule">
      {records.map(({ slug, href, note, changes }) => (
        <li key={slug} className="grid gap-x-8 gap-y-1 border-b border-rule py-3 md:grid-cols-[16rem_minmax(0,1fr)]">
          <div className="min-w-0">
            <h3 className="text-base break-words">{href ? <a href={href}>{slug}</a> : slug}</h3>
            {note ? <p className="text-sm text-soft">{note}</p> : null}
          </div>
          <div className="min-w-0">
            {changes.length > 0 ? <ChangeList changes={changes.slice(0, SHOWN)} /> : null}
            {changes.length > SHOWN ? (
              <details>
                <summary className="min-h-11 py-2.5">{changes.length - SHOWN} more changes</summary>
                <ChangeList changes={changes.slice(SHOWN)} />
              </details>
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
