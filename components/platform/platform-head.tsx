import { ownNameOf } from "@/components/language/own-name";
import { words } from "@/components/language/words";
import { Citation } from "@/components/platform/citation";
import { FurtherNames } from "@/components/platform/further-names";
import { KeyFigures } from "@/components/platform/key-figures";
import { nameBeside } from "@/lib/core/platform/full-name";
import { anchors } from "@/lib/core/platform/claims";
import type { SourceNumbers } from "@/components/platform/number-sources";
import { PictureFigure } from "@/components/platform/picture-figure";
import { Silhouette } from "@/components/platform/silhouette";
import { ReportSign } from "@/components/reports/report-sign";
import { StatusShape } from "@/components/programme/status-mark";
import { WayLink } from "@/components/ui/way-link";
import { compareHref } from "@/lib/core/compare/compare-address";
import { describeStatus } from "@/lib/core/platform/describe-status";
import { spokenOf, headlineOf } from "@/lib/core/platform/headline";
import type { Platform } from "@/lib/core/platform/platform";
import type { FacetKey } from "@/lib/core/search/facets";
import { emptySearch, withToggled } from "@/lib/core/search/search-state";
import { searchHref } from "@/lib/core/search/url-codec";
import type { UnitSystem } from "@/lib/core/taxonomy/unit-systems";

/** What it is, at one look: designation, name, status in a sentence, makers, four figures. */
export function PlatformHead({
  platform,
  numbers,
  system,
  isCited,
  reportIn = null,
}: {
  platform: Platform;
  numbers: SourceNumbers;
  system: UnitSystem | null;
  /** Whether the public can look it up: a draft is neither compared nor cited. */
  isCited: boolean;
  /** The record in which readers may report errors, by its slug. */
  reportIn?: string | null;
}) {
  const { text, prose, label, inSentence, country } = words();
  const ownName = ownNameOf(platform.names);
  const beside = nameBeside(platform);
  const headline = headlineOf(platform);
  const [first] = platform.programmes;
  const [picture] = platform.pictures;
  return (
    <header
      className={`grid gap-x-10 gap-y-6 md:grid-cols-[minmax(0,1fr)_16rem] ${picture ? "lg:grid-cols-[minmax(0,1fr)_24rem]" : ""}`}
    >
      <div>
        <nav aria-label={text("site.breadcrumb")} className="text-sm no-print">
          <WayLink href="/platforms" className="underline">
            {text("platforms.all")}
          </WayLink>
          <span aria-hidden="true" className="px-2 text-soft">
            /
          </span>
          <FacetLink facet="category" value={platform.category}>
            {label("category", platform.category)}
          </FacetLink>
        </nav>
        <h1 className="mt-3">
          <span className="designation block text-3xl break-words">{platform.designation}</span>
          {ownName ? <span className="mt-1 block font-sans text-lg font-normal">{ownName}</span> : null}
          {beside === null ? null : (
            <span
              lang={prose}
              className={`mt-1 block font-sans font-normal ${ownName ? "text-base text-soft" : "text-lg"}`}
            >
              {beside}
            </span>
          )}
        </h1>
        {headline && first ? (
          <p className="mt-4 text-base">
            <span className="mr-2 inline-block align-[-0.1em]">
              <StatusShape status={headline.status} />
            </span>
            <strong>{describeStatus(headline, words())}</strong>
            <Citation
              ids={spokenOf(platform.programmes, headline).flatMap(({ sources }) => sources)}
              numbers={numbers}
              rest={`#${anchors.programme(first.key)}`}
            />
          </p>
        ) : null}
        <p lang={prose} className="mt-4 max-w-[70ch]">
          {platform.summary}
        </p>
        {isCited ? (
          <ul className="mt-3 flex flex-wrap gap-x-5 text-sm no-print">
            <li>
              <WayLink
                href={compareHref({ slugs: [platform.slug] })}
                className="inline-flex min-h-11 items-center underline md:min-h-8"
              >
                {text("record.compare")}
              </WayLink>
            </li>
            {/* To other places of the page: a file is there of what the public reads now. */}
            {[
              { href: "#cite", label: text("cite.title") },
              ...(reportIn ? [{ href: "#export", label: text("export.title") }] : []),
              { href: "#history", label: text("record.history") },
            ].map(({ href, label: named }) => (
              <li key={href}>
                <a href={href} className="inline-flex min-h-11 items-center underline md:min-h-8">
                  {named}
                </a>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      {picture ? (
        <PictureFigure picture={picture} sizes="(min-width: 64rem) 24rem, (min-width: 48rem) 16rem, 100vw" first />
      ) : (
        <div className="hidden text-soft md:block">
          <Silhouette category={platform.category} plate />
        </div>
      )}
      <div className="space-y-6 md:col-span-2">
        <KeyFigures platform={platform} numbers={numbers} system={system} />
        <dl className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-4 gap-y-2 text-sm sm:grid-cols-[8rem_minmax(0,1fr)]">
          <dt>{text("record.makers", { count: platform.manufacturers.length })}</dt>
          <dd>
            {platform.manufacturers.length === 0 ? (
              <span className="text-soft italic">{text("notStated.inline")}</span>
            ) : (
              <ul>
                {platform.manufacturers.map(({ name, country: at, part }) => (
                  <li key={`${name} ${part}`}>
                    <FacetLink facet="manufacturer" value={name}>
                      {name}
                    </FacetLink>
                    , {country(at)}
                    {part === "prime" ? null : <span className="text-soft"> ({inSentence("makerPart", part)})</span>}
                  </li>
                ))}
              </ul>
            )}
          </dd>
          <dt>{label("facet", "origin")}</dt>
          <dd>
            {platform.origin.length === 0 ? <span className="text-soft italic">{text("notStated.inline")}</span> : null}
            {platform.origin.map((code, at) => (
              <span key={code}>
                {at > 0 ? ", " : null}
                <FacetLink facet="origin" value={code}>
                  {country(code)}
                </FacetLink>
              </span>
            ))}
          </dd>
          <dt id={anchors.introduced}>{label("range", "introduced")}</dt>
          <dd data-claim={platform.introduced ? "introduced" : undefined} data-reportable className="relative pr-9">
            {platform.introduced ? (
              <>
                {platform.introduced.year}
                <Citation ids={platform.introduced.sources} numbers={numbers} />
                {reportIn ? (
                  <ReportSign slug={reportIn} place={anchors.introduced} about={label("range", "introduced")} />
                ) : null}
              </>
            ) : (
              <span className="text-soft italic">{text("notStated.inline")}</span>
            )}
          </dd>
          {platform.roles.length > 0 ? (
            <>
              <dt>{text("record.roles")}</dt>
              <dd lang={prose}>{platform.roles.join(", ")}</dd>
            </>
          ) : null}
          <FurtherNames names={platform.names} />
        </dl>
      </div>
    </header>
  );
}

function FacetLink({ facet, value, children }: { facet: FacetKey; value: string; children: string }) {
  return (
    <WayLink href={searchHref(withToggled(emptySearch(), facet, value))} className="py-1 underline">
      {children}
    </WayLink>
  );
}
