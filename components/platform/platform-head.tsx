import { Citation } from "@/components/platform/citation";
import { FurtherNames } from "@/components/platform/further-names";
import { KeyFigures } from "@/components/platform/key-figures";
import { anchors } from "@/lib/core/platform/claims";
import type { SourceNumbers } from "@/components/platform/number-sources";
import { PictureFigure } from "@/components/platform/picture-figure";
import { Silhouette } from "@/components/platform/silhouette";
import { StatusShape } from "@/components/programme/status-mark";
import { WayLink } from "@/components/ui/way-link";
import { compareHref } from "@/lib/core/compare/compare-address";
import { describeStatus } from "@/lib/core/platform/describe-status";
import { headlineOf } from "@/lib/core/platform/headline";
import type { Platform } from "@/lib/core/platform/platform";
import type { FacetKey } from "@/lib/core/search/facets";
import { emptySearch, withToggled } from "@/lib/core/search/search-state";
import { searchHref } from "@/lib/core/search/url-codec";
import { CATEGORIES } from "@/lib/core/taxonomy/categories";
import { countryName } from "@/lib/core/taxonomy/countries";
import type { UnitSystem } from "@/lib/core/taxonomy/unit-systems";
import { MAKER_PARTS } from "@/lib/core/taxonomy/maker-parts";

/** What it is, at one look: designation, name, status in a sentence, makers, four figures. */
export function PlatformHead({
  platform,
  numbers,
  system,
}: {
  platform: Platform;
  numbers: SourceNumbers;
  system: UnitSystem | null;
}) {
  const headline = headlineOf(platform);
  const [first] = platform.programmes;
  const [picture] = platform.pictures;
  return (
    <header
      className={`grid gap-x-10 gap-y-6 md:grid-cols-[minmax(0,1fr)_16rem] ${picture ? "lg:grid-cols-[minmax(0,1fr)_24rem]" : ""}`}
    >
      <div>
        <nav aria-label="Breadcrumb" className="text-sm no-print">
          <WayLink href="/platforms">All platforms</WayLink>
          <span aria-hidden="true" className="px-2 text-soft">
            /
          </span>
          <FacetLink facet="category" value={platform.category}>
            {CATEGORIES.labelOf(platform.category)}
          </FacetLink>
        </nav>
        <h1 className="mt-3">
          <span className="designation block text-3xl break-words">{platform.designation}</span>
          {platform.name === platform.designation ? null : (
            <span className="mt-1 block font-sans text-lg font-normal">{platform.name}</span>
          )}
        </h1>
        {headline && first ? (
          <p className="mt-4 text-base">
            <span className="mr-2 inline-block align-[-0.1em]">
              <StatusShape status={headline.status} />
            </span>
            <strong>{describeStatus(headline)}</strong>
            <Citation ids={first.sources} numbers={numbers} />
          </p>
        ) : null}
        <p className="mt-4 max-w-[70ch]">{platform.summary}</p>
        <ul className="mt-3 flex flex-wrap gap-x-5 text-sm no-print">
          <li>
            <WayLink
              href={compareHref({ slugs: [platform.slug] })}
              className="inline-flex min-h-11 items-center underline md:min-h-8"
            >
              Compare with others
            </WayLink>
          </li>
          <li>
            <a href="#cite" className="inline-flex min-h-11 items-center underline md:min-h-8">
              Cite
            </a>
          </li>
        </ul>
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
          <dt>{platform.manufacturers.length === 1 ? "Maker" : "Makers"}</dt>
          <dd>
            {platform.manufacturers.length === 0 ? (
              <span className="text-soft italic">not stated</span>
            ) : (
              <ul>
                {platform.manufacturers.map(({ name, country, part }) => (
                  <li key={`${name} ${part}`}>
                    <FacetLink facet="manufacturer" value={name}>
                      {name}
                    </FacetLink>
                    , {countryName(country)}
                    {part === "prime" ? null : (
                      <span className="text-soft"> ({MAKER_PARTS.labelOf(part).toLowerCase()})</span>
                    )}
                  </li>
                ))}
              </ul>
            )}
          </dd>
          <dt>Origin</dt>
          <dd>
            {platform.origin.length === 0 ? <span className="text-soft italic">not stated</span> : null}
            {platform.origin.map((code, at) => (
              <span key={code}>
                {at > 0 ? ", " : null}
                <FacetLink facet="origin" value={code}>
                  {countryName(code)}
                </FacetLink>
              </span>
            ))}
          </dd>
          <dt id={anchors.introduced}>Introduced</dt>
          <dd>
            {platform.introduced ? (
              <>
                {platform.introduced.year}
                <Citation ids={platform.introduced.sources} numbers={numbers} />
              </>
            ) : (
              <span className="text-soft italic">not stated</span>
            )}
          </dd>
          {platform.roles.length > 0 ? (
            <>
              <dt>Roles</dt>
              <dd>{platform.roles.join(", ")}</dd>
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
    <WayLink href={searchHref(withToggled(emptySearch(), facet, value))} className="underline">
      {children}
    </WayLink>
  );
}
