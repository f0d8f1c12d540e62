import { DeskList } from "@/components/admin/desk-list";
import { shortTitle } from "@/components/admin/short-title";
import { UtcTime } from "@/components/admin/utc-time";
import { WayLink } from "@/components/ui/way-link";
import { countNoun } from "@/lib/core/count-noun";
import type { DeskRow } from "@/lib/core/platform/desk-row";

type Props = {
  /** Forms left unsaved; `isSaved` tells whether there is a record behind the form. */
  readonly left: readonly {
    readonly formId: string;
    readonly at: Date;
    readonly designation: string | null;
    readonly name: string | null;
    readonly isSaved: boolean;
  }[];
  readonly drafts: { readonly total: number; readonly rows: readonly DeskRow[] };
  readonly waiting: number;
};

/** What somebody has to go on with: what they typed and did not save, their drafts, and what waits for review. */
export function OwnWork({ left, drafts, waiting }: Props) {
  return (
    <>
      {left.length > 0 ? (
        <section aria-labelledby="left" className="mt-6 border-l-4 border-ordered bg-sheet px-4 py-3">
          <h2 id="left" className="text-lg">
            Typed and not saved
          </h2>
          <ul className="mt-1 grid">
            {left.map(({ formId, at, designation, name, isSaved }) => (
              <li key={formId} className="flex flex-wrap items-baseline gap-x-4">
                <WayLink
                  href={isSaved ? `/admin/platforms/${formId}` : `/admin/platforms/new?form=${formId}`}
                  className="designation inline-flex min-h-11 items-center underline"
                >
                  {shortTitle(designation, name) || "Untitled record"}
                </WayLink>
                <span className="text-sm text-soft">
                  {isSaved ? "" : "a new record, "}
                  <UtcTime at={at} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {waiting > 0 ? (
        <p className="mt-6">
          <WayLink href="/admin/review" className="inline-flex min-h-11 items-center underline">
            {countNoun(waiting, "submission waits", "submissions wait")} for review
          </WayLink>
        </p>
      ) : null}
      {drafts.total > 0 ? (
        <section aria-labelledby="drafts" className="mt-6">
          <h2 id="drafts" className="text-lg">
            Your drafts
          </h2>
          <DeskList caption={`${countNoun(drafts.total, "draft")}, the last written first`} rows={drafts.rows} />
          {drafts.total > drafts.rows.length ? (
            <WayLink
              href="/admin/platforms?state=draft&mine=yes"
              className="mt-2 inline-flex min-h-11 items-center underline"
            >
              All {drafts.total}
            </WayLink>
          ) : null}
        </section>
      ) : null}
    </>
  );
}
