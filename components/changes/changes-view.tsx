import { words } from "@/components/language/words";
import { PageLinks } from "@/components/ui/page-links";
import { WayLink } from "@/components/ui/way-link";
import { nameBeside } from "@/lib/core/platform/full-name";
import type { Moment, PublishedChange } from "@/lib/core/changes/change-log";
import { MOMENTS_PER_PAGE, describeMoment } from "@/lib/core/changes/change-log";

type Props = { readonly moments: readonly Moment[]; readonly total: number; readonly page: number };

/** Records told in full at a moment; further ones stand folded. */
const TOLD = 5;
/** Differences of one record told before the others are folded. */
const DIFFERENCES = 8;

/** What changed, newest first, in words. */
export function ChangesView({ moments, total, page }: Props) {
  const { text, date } = words();
  const last = Math.ceil(total / MOMENTS_PER_PAGE);
  return (
    <div className="frame space-y-5 pt-6">
      <h1 className="text-xl">{text("changes.title")}</h1>
      <p className="max-w-[70ch] text-sm text-soft">
        {text("changes.note")}{" "}
        <a href="/changes.atom" className="underline" type="application/atom+xml">
          {text("changes.feed")}
        </a>
      </p>
      {moments.length === 0 ? (
        <p>
          {total === 0 ? text("changes.none") : text("pages.none", { page })}{" "}
          {total === 0 ? null : <WayLink href="/changes">{text("changes.toNewest")}</WayLink>}
        </p>
      ) : (
        <ol id="results" tabIndex={-1} className="border-t border-rule outline-none">
          {moments.map((moment) => (
            <li
              key={`${moment.minute} ${moment.via}`}
              className="grid gap-x-8 border-b border-rule py-4 md:grid-cols-[9rem_minmax(0,1fr)]"
            >
              <time dateTime={moment.minute} className="text-sm leading-6 text-soft tabular-nums">
                {date(moment.minute.slice(0, 10))}
                <span className="block">{moment.minute.slice(11, 16)}</span>
              </time>
              <div className="min-w-0">
                <h2 className="text-base">{describeMoment(moment, words())}</h2>
                <Told moment={moment} />
              </div>
            </li>
          ))}
        </ol>
      )}
      <PageLinks
        page={page}
        last={last}
        hrefOf={(to) => (to > 1 ? `/changes?page=${to}#results` : "/changes#results")}
      />
    </div>
  );
}

function Told({ moment: { changes, count } }: { moment: Moment }) {
  const [first, more] = changes.length > TOLD ? [changes.slice(0, TOLD), changes.slice(TOLD)] : [changes, []];
  const { text } = words();
  const untold = count - changes.length;
  return (
    <>
      <ul className="mt-1 text-sm">
        {first.map((change) => (
          <Change key={`${change.recordId} ${change.version}`} change={change} />
        ))}
      </ul>
      {more.length > 0 ? (
        <details className="text-sm">
          <summary className="inline-flex min-h-11 items-center text-accent md:min-h-9">
            {text("changes.more", { count: more.length })}
          </summary>
          <ul>
            {more.map((change) => (
              <Change key={`${change.recordId} ${change.version}`} change={change} />
            ))}
          </ul>
          {untold > 0 ? <p className="text-soft">{text("changes.untold", { count: untold })}</p> : null}
        </details>
      ) : null}
    </>
  );
}

function Change({ change }: { change: PublishedChange }) {
  const { slug, designation, version, changes } = change;
  const { text } = words();
  const beside = nameBeside(change);
  return (
    <li className="py-1">
      <WayLink href={`/platforms/${slug}`} className="text-ink no-underline hover:underline">
        <span className="designation text-base">{designation}</span>
        {beside === null ? null : `\u2002${beside}`}
      </WayLink>
      <span className="text-soft">{text("changes.version", { version })}</span>
      {changes === null ? null : changes.length === 0 ? (
        <span className="text-soft">{text("changes.unchanged")}</span>
      ) : (
        <ul className="list-disc pl-5">
          {changes.slice(0, DIFFERENCES).map((one) => (
            <li key={`${one.path} ${one.kind}`}>{one.text}</li>
          ))}
          {changes.length > DIFFERENCES ? (
            <li className="text-soft">{text("changes.further", { count: changes.length - DIFFERENCES })}</li>
          ) : null}
        </ul>
      )}
    </li>
  );
}
