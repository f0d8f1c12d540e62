import { RichText } from "@/components/language/rich-text";
import { words } from "@/components/language/words";
import { CiteBox } from "@/components/platform/cite-box";
import { Disputes, OpenPoints } from "@/components/platform/disputes";
import { Family, hasFamily } from "@/components/platform/family";
import { numberSources } from "@/components/platform/number-sources";
import { PlatformHead } from "@/components/platform/platform-head";
import { PictureFigure } from "@/components/platform/picture-figure";
import { Related } from "@/components/platform/related";
import { Section } from "@/components/platform/section";
import { ReportLink } from "@/components/reports/report-link";
import { SourceList } from "@/components/platform/source-list";
import { SpecTable } from "@/components/platform/spec-table";
import { TakeAlong } from "@/components/platform/take-along";
import { Timeline } from "@/components/platform/timeline";
import { ProgrammeStrip } from "@/components/programme/programme-strip";
import { UnitSwitch } from "@/components/platform/unit-switch";
import type { ChosenUnits } from "@/components/platform/chosen-units";
import { Still } from "@/components/ui/still";
import { ContentsLinks } from "@/components/ui/contents-links";
import { WayLink } from "@/components/ui/way-link";
import type { CitedRecord } from "@/lib/core/citation/cite-record";
import { isOpenPoint } from "@/lib/core/source/source";
import type { PublishedPlatform } from "@/lib/core/platform/published-platform";

type Props = {
  readonly platform: PublishedPlatform;
  /** What nobody can look up, a draft, is not cited, and has no public history. */
  readonly cited?: CitedRecord | null;
  /** Whether readers may report errors in it: in what the public reads now. */
  readonly isReportable?: boolean;
  /** The units that the reader has chosen; without, there is no choice. */
  readonly units?: ChosenUnits | null;
};

/** A whole record. Sections that have nothing to say are left out, of the contents too. */
export function PlatformView({ platform, cited = null, isReportable = false, units = null }: Props) {
  const { text, date } = words();
  const system = units?.system ?? null;
  const reportIn = isReportable ? platform.content.slug : null;
  const { content } = platform;
  const numbers = numberSources(content);
  const sections = [
    {
      id: "programmes",
      title: text("programmes.title"),
      filled: content.programmes.length > 0,
      body: () => (
        <Still>
          {content.programmes.map((programme) => (
            <ProgrammeStrip key={programme.key} programme={programme} numbers={numbers} reportIn={reportIn} />
          ))}
        </Still>
      ),
    },
    {
      id: "timeline",
      title: text("timeline.title"),
      filled: content.programmes.some((programme) => programme.events.length > 0),
      body: () => (
        <Still>
          <Timeline programmes={content.programmes} numbers={numbers} />
        </Still>
      ),
    },
    {
      id: "specifications",
      title: text("specs.title"),
      filled: content.specs.length > 0,
      body: () => (
        <>
          {units ? <UnitSwitch specs={content.specs} units={units} /> : null}
          <Still>
            <SpecTable specs={content.specs} numbers={numbers} system={system} reportIn={reportIn} />
          </Still>
        </>
      ),
    },
    {
      id: "pictures",
      title: text("pictures.title"),
      filled: content.pictures.length > 1,
      body: () => (
        <ul className="grid gap-6 sm:grid-cols-2">
          {content.pictures.slice(1).map((picture) => (
            <li key={picture.file}>
              <PictureFigure picture={picture} sizes="(min-width: 40rem) 26rem, 100vw" />
            </li>
          ))}
        </ul>
      ),
    },
    {
      id: "family",
      title: text(content.level === "family" ? "family.members" : "family.title"),
      filled: hasFamily(platform),
      body: () => (
        <Still>
          <Family platform={platform} />
        </Still>
      ),
    },
    {
      id: "related",
      title: text("related.title"),
      filled: platform.related.length > 0,
      body: () => (
        <Still>
          <Related related={platform.related} />
        </Still>
      ),
    },
    {
      id: "disputed",
      title: text("dispute.title"),
      filled: content.disputes.some((dispute) => !isOpenPoint(dispute)),
      body: () => (
        <Still>
          <Disputes disputes={content.disputes} numbers={numbers} />
        </Still>
      ),
    },
    {
      id: "open",
      title: text("open.title"),
      filled: content.disputes.some(isOpenPoint),
      body: () => (
        <Still>
          <OpenPoints disputes={content.disputes} numbers={numbers} />
        </Still>
      ),
    },
    {
      id: "sources",
      title: text("sources.title"),
      filled: numbers.list.length > 0,
      body: () => (
        <Still>
          <SourceList numbers={numbers} />
        </Still>
      ),
    },
  ].filter((section) => section.filled);
  return (
    <div className="frame pt-6">
      <Still>
        <PlatformHead
          platform={content}
          numbers={numbers}
          system={system}
          isCited={cited !== null}
          reportIn={reportIn}
        />
      </Still>
      <div className="gap-x-12 lg:grid lg:grid-cols-[11rem_minmax(0,1fr)]">
        <nav aria-label={text("site.contents")} className="pt-10 text-sm no-print lg:sticky lg:top-0 lg:self-start">
          <ContentsLinks
            parts={[
              ...sections.map(({ id, title }) => ({ anchor: id, title })),
              ...(cited ? [{ anchor: "cite", title: text("cite.title") }] : []),
              ...(isReportable ? [{ anchor: "export", title: text("export.title") }] : []),
              ...(cited ? [{ anchor: "history", title: text("record.history") }] : []),
            ]}
          />
        </nav>
        <div className="min-w-0">
          {sections.map(({ id, title, body }) => (
            <Section
              key={id}
              id={id}
              title={title}
              aside={isReportable ? <ReportLink slug={content.slug} place={id} about={title} /> : null}
            >
              {body()}
            </Section>
          ))}
          {cited ? (
            <Still>
              <CiteBox cited={cited} />
            </Still>
          ) : null}
          {isReportable ? (
            <Still>
              <TakeAlong slug={content.slug} />
            </Still>
          ) : null}
          {cited ? (
            <Section id="history" title={text("record.history")}>
              <p className="mt-3 text-sm">
                <RichText
                  of="record.version"
                  values={{ version: platform.version, date: date(platform.updatedAt.slice(0, 10)) }}
                  tags={{ time: (inner) => <time dateTime={platform.updatedAt}>{inner}</time> }}
                />{" "}
              </p>
              <ul className="flex flex-wrap gap-x-6 text-sm no-print">
                {[
                  { href: `/platforms/${content.slug}/history`, label: text("record.earlier") },
                  ...(isReportable
                    ? [
                        {
                          href: `/platforms/${content.slug}/versions/${platform.version}`,
                          label: text("record.thisVersion"),
                        },
                      ]
                    : []),
                  { href: "/changes", label: text("record.changes") },
                ].map(({ href, label }) => (
                  <li key={href}>
                    <WayLink href={href} className="inline-flex min-h-11 items-center underline md:min-h-9">
                      {label}
                    </WayLink>
                  </li>
                ))}
                {isReportable ? (
                  <li>
                    <ReportLink slug={content.slug} place="" about={text("report.thisRecord")} />
                  </li>
                ) : null}
              </ul>
            </Section>
          ) : null}
        </div>
      </div>
    </div>
  );
}
