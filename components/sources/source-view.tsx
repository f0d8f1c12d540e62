import { inThisLanguage } from "@/components/language/current-language";
import { ownNameOf } from "@/components/language/own-name";
import { words } from "@/components/language/words";
import { numberSources } from "@/components/platform/number-sources";
import { PageLinks } from "@/components/ui/page-links";
import { WayLink } from "@/components/ui/way-link";
import { nameBeside } from "@/lib/core/platform/full-name";
import type { Platform } from "@/lib/core/platform/platform";
import type { SourceWork } from "@/lib/core/source/source-works";
import { sourcesHref } from "@/lib/core/source/source-works";

type Props = {
  readonly work: SourceWork;
  readonly records: readonly { readonly content: Platform; readonly refs: readonly string[] }[];
  readonly page: number;
  readonly perPage: number;
};

/** One source, and every claim that rests on it, each with the way to where it stands. */
export function SourceView({ work, records, page, perPage }: Props) {
  const { text, date, label, prose } = words();
  return (
    <div className="frame space-y-5 pt-6">
      <nav aria-label={text("site.breadcrumb")} className="text-sm no-print">
        <WayLink href="/sources" className="underline">
          {text("sources.title")}
        </WayLink>
      </nav>
      <h1 lang={prose} className="max-w-[60ch] text-xl text-balance break-words">
        {work.title}
      </h1>
      <dl className="grid max-w-3xl grid-cols-[6.5rem_minmax(0,1fr)] gap-x-4 gap-y-2 text-sm">
        <dt>{text("sources.publisher")}</dt>
        <dd>
          <WayLink href={sourcesHref({ publisher: work.publisher })} lang={prose} className="underline">
            {work.publisher}
          </WayLink>
        </dd>
        <dt>{text("sources.published")}</dt>
        <dd>{work.date ? date(work.date) : <span className="text-soft italic">{text("source.undated")}</span>}</dd>
        <dt>{text("sources.kind")}</dt>
        <dd>{label("sourceKind", work.kind)}</dd>
        <dt>{text("sources.address")}</dt>
        <dd>
          {work.url ? (
            <a href={work.url} rel="noreferrer nofollow" className="break-all underline">
              {work.url}
            </a>
          ) : (
            <span className="text-soft italic">{text("sources.noneRecorded")}</span>
          )}
        </dd>
      </dl>
      <h2 id="results" tabIndex={-1} className="border-b border-ink pb-1 text-lg">
        {text("sources.claimsIn", { claims: work.claims, records: work.records })}
      </h2>
      <ul className="text-sm">
        {records.map(({ content, refs }) => (
          <RecordClaims key={content.slug} content={content} refs={refs} />
        ))}
      </ul>
      <PageLinks
        page={page}
        last={Math.ceil(work.records / perPage)}
        hrefOf={(to) => `/sources/${work.key}${to > 1 ? `?page=${to}` : ""}#results`}
      />
    </div>
  );
}

function RecordClaims({ content, refs }: { content: Platform; refs: readonly string[] }) {
  const { text, prose } = words();
  const href = `/platforms/${content.slug}`;
  const here = inThisLanguage(href);
  const beside = nameBeside(content);
  const entries = numberSources(content).list.filter(({ source }) => refs.includes(source.id));
  const claims = new Map(entries.flatMap(({ citedBy }) => citedBy.map((claim) => [claim.anchor, claim])));
  return (
    <li className="grid gap-x-6 gap-y-1 border-b border-rule py-3 md:items-baseline md:grid-cols-[18rem_minmax(0,1fr)]">
      <WayLink href={href} className="text-ink no-underline hover:underline">
        <span className="designation mr-2 text-base">{content.designation}</span>{" "}
        {ownNameOf(content.names) ?? (beside === null ? null : <span lang={prose}>{beside}</span>)}
      </WayLink>
      <div>
        {claims.size > 0 ? (
          <ul>
            {[...claims.values()].map((claim) => (
              <li
                key={claim.anchor}
                data-claim={claim.anchor}
                className="inline after:content-['_·_'] last:after:content-none"
              >
                <a href={`${here}#${claim.anchor}`} className="underline">
                  {claim.label}
                </a>
              </li>
            ))}
          </ul>
        ) : (
          <p className="text-soft">{text("sources.onlyListed")}</p>
        )}
        <p className="text-xs text-soft">
          {entries.map(({ number }) => (
            <a
              key={number}
              href={`${here}#source-${number}`}
              className="mr-2 inline-flex min-h-6 items-center underline"
            >
              {text("sources.entry", { number })}
            </a>
          ))}
        </p>
      </div>
    </li>
  );
}
