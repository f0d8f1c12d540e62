import { STATE_WORDS } from "@/components/admin/record/state-words";
import { UtcTime } from "@/components/admin/utc-time";
import { WayLink } from "@/components/ui/way-link";
import type { RecordState } from "@/lib/core/access/access";

type Props = {
  readonly id: string;
  readonly title: string;
  readonly state: RecordState;
  readonly version: number;
  readonly publishedVersion: number | null;
  readonly slug: string;
  readonly publishAt: Date | null;
  readonly scheduleProblem: string | null;
  /** Which of the record's pages this is. */
  readonly here: "edit" | "pictures" | "review" | "history" | "manage" | "preview" | "conflict";
};

/** The head of every page about one record: what it is, where it stands, and its other pages. */
export function RecordHead({ id, title, state, version, publishedVersion, slug, here, ...schedule }: Props) {
  const pages = [
    { key: "edit", label: "Edit", href: `/admin/platforms/${id}` },
    { key: "pictures", label: "Pictures", href: `/admin/platforms/${id}/pictures` },
    { key: "review", label: "Review", href: `/admin/platforms/${id}/review` },
    { key: "history", label: "History", href: `/admin/platforms/${id}/history` },
    { key: "preview", label: "Preview", href: `/admin/platforms/${id}/preview` },
    { key: "manage", label: "Manage", href: `/admin/platforms/${id}/manage` },
  ];
  return (
    <header>
      <h1 className="designation text-2xl">{title}</h1>
      <p className="mt-1 text-sm text-soft">
        {STATE_WORDS[state]}, version {version}
        {publishedVersion === null ? ", never seen by the public" : `; the public reads version ${publishedVersion}`}.
        {schedule.publishAt ? (
          <>
            {" "}
            To be published on <UtcTime at={schedule.publishAt} />.
          </>
        ) : null}
      </p>
      {schedule.scheduleProblem ? (
        <p className="mt-2 border-l-4 border-error px-4 text-error">
          It could not be published at its time: {schedule.scheduleProblem}
        </p>
      ) : null}
      <nav aria-label="Pages of the record" className="-mx-2 flex flex-wrap text-sm">
        {pages.map(({ key, label, href }) => (
          <WayLink
            key={key}
            href={href}
            aria-current={key === here ? "page" : undefined}
            className="inline-flex min-h-11 items-center px-2 aria-[current]:text-ink"
          >
            {label}
          </WayLink>
        ))}
        {publishedVersion === null ? null : (
          <WayLink href={`/platforms/${slug}`} className="inline-flex min-h-11 items-center px-2">
            Public page
          </WayLink>
        )}
      </nav>
    </header>
  );
}
