import { RichText } from "@/components/language/rich-text";
import { words } from "@/components/language/words";
import { CatalogueNumbers } from "@/components/home/catalogue-numbers";
import { FacetPicture } from "@/components/home/facet-picture";
import { Kinds } from "@/components/home/kinds";
import { LatestEvents } from "@/components/home/latest-events";
import { WaysIn } from "@/components/home/ways-in";
import { SearchBox } from "@/components/search/search-box";
import { Still } from "@/components/ui/still";
import { WayLink } from "@/components/ui/way-link";
import type { Overview } from "@/lib/core/platform/published-platform";
import type { FacetCounts } from "@/lib/core/search/results";
import { emptySearch } from "@/lib/core/search/search-state";

const HEADING = "border-b border-ink pb-1 text-lg";

/** The way in: search, common questions, the catalogue in pictures, what happened last. */
export function HomeView({ overview, counts }: { overview: Overview; counts: FacetCounts }) {
  const { text } = words();
  return (
    <div className="frame">
      <section className="max-w-3xl py-12 md:py-16">
        <h1 className="text-2xl text-balance md:text-3xl">{text("home.title")}</h1>
        <div className="mt-6">
          <SearchBox state={emptySearch()} large />
        </div>
        <p className="mt-2 text-sm text-soft no-print">
          <RichText
            of="home.examples"
            tags={{
              one: () => <Example words="C-130J" />,
              two: () => <Example words={text("home.example.two")} />,
              three: () => <Example words={text("home.example.three")} />,
              four: () => <Example words="राफेल" lang="hi" />,
            }}
          />
        </p>
        <div className="mt-8">
          <CatalogueNumbers overview={overview} />
        </div>
      </section>
      <section aria-labelledby="kinds" className="pb-12">
        <h2 id="kinds" className={HEADING}>
          {text("home.kinds")}
        </h2>
        <Still>
          <Kinds counts={counts} />
        </Still>
      </section>
      <section aria-labelledby="ways-in">
        <h2 id="ways-in" className={HEADING}>
          {text("home.ways")}
        </h2>
        <Still>
          <WaysIn />
        </Still>
      </section>
      <section aria-labelledby="pictures" className="pt-12">
        <h2 id="pictures" className={HEADING}>
          {text("home.bars")}
        </h2>
        <p className="mt-2 max-w-[70ch] text-sm text-soft">{text("home.barsNote")}</p>
        <Still className="grid gap-x-12 gap-y-8 pt-6 md:grid-cols-2">
          <div className="space-y-8">
            <FacetPicture facet="domain" title={text("home.byDomain")} counts={counts} limit={8} />
            <FacetPicture facet="stage" title={text("home.byStage")} counts={counts} limit={8} />
            <FacetPicture facet="status" title={text("home.byStatus")} counts={counts} limit={12} />
          </div>
          <div className="space-y-8">
            <FacetPicture facet="category" title={text("home.byCategory")} counts={counts} limit={10} />
            <FacetPicture facet="origin" title={text("home.byOrigin")} counts={counts} limit={8} />
          </div>
        </Still>
      </section>
      {overview.latest.length > 0 ? (
        <section aria-labelledby="latest" className="pt-12">
          <h2 id="latest" className={HEADING}>
            {text("home.latest")}
          </h2>
          <Still>
            <LatestEvents events={overview.latest} />
            <p className="pt-3 text-sm">
              <WayLink href="/programmes#timeline" className="inline-flex min-h-11 items-center underline md:min-h-8">
                {text("home.allEvents")}
              </WayLink>
              {" · "}
              <WayLink href="/changes" className="inline-flex min-h-11 items-center underline md:min-h-8">
                {text("home.changes")}
              </WayLink>
            </p>
          </Still>
        </section>
      ) : null}
    </div>
  );
}

function Example({ words, lang }: { words: string; lang?: string }) {
  return (
    <WayLink
      href={`/platforms?${new URLSearchParams({ q: words }).toString()}`}
      lang={lang}
      // As in the switch of languages: one word is not worth a face of fifty kilobytes.
      className={`underline ${lang ? "font-system" : ""}`}
    >
      {words}
    </WayLink>
  );
}
