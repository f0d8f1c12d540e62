import type { ReactNode } from "react";

import { RichText } from "@/components/language/rich-text";
import { words } from "@/components/language/words";
import type { TextKey } from "@/lib/core/language/language";
import { Definitions } from "@/components/about/definitions";
import { ShareBars } from "@/components/about/share-bars";
import { Section } from "@/components/platform/section";
import { DataTable } from "@/components/ui/data-table";
import { WayLink } from "@/components/ui/way-link";
import type { Coverage, Gap } from "@/lib/core/about/coverage";
import { CATEGORIES, CATEGORY_GROUPS } from "@/lib/core/taxonomy/categories";
import { DOMAINS } from "@/lib/core/taxonomy/domains";
import { ROUTES } from "@/lib/core/taxonomy/routes";
import { SOURCE_KINDS } from "@/lib/core/taxonomy/source-kinds";
import { STAGES, STATUSES } from "@/lib/core/taxonomy/statuses";

/** How the records are made, what bears them out, what is missing, and what the words mean. */
export function AboutData({ coverage }: { coverage: Coverage }) {
  const { text, label } = words();
  const { gaps } = coverage;
  const changes = (inner: ReactNode) => <WayLink href="/changes">{inner}</WayLink>;
  return (
    <div className="frame pt-6">
      <h1 className="text-xl">{text("about.title")}</h1>
      <p className="mt-3 max-w-[70ch]">{text("about.holds", counts(coverage))}</p>

      <Section id="method" title={text("about.method")}>
        <ul className="mt-4 max-w-[70ch] list-disc space-y-2 pl-5">
          {METHOD.map((key) => (
            <li key={key}>
              <RichText of={key} tags={{ changes }} />
            </li>
          ))}
        </ul>
      </Section>

      <Section id="sources" title={text("about.rests")}>
        <p className="mt-4 max-w-[70ch]">
          <RichText
            of="about.restsOn"
            values={{ claims: coverage.claims, news: coverage.claimsOnNewsOnly }}
            tags={{ sources: (inner) => <WayLink href="/sources">{inner}</WayLink> }}
          />
        </p>
        <ShareBars
          caption={text("about.byKind")}
          heads={[text("about.kindOfSource"), text("about.claims")]}
          shares={coverage.claimsByKind}
          labelOf={(kind) => label("sourceKind", kind)}
          of={coverage.claims}
        />
        <ShareBars
          caption={text("about.byNumber")}
          heads={[text("sources.title"), text("about.claims")]}
          shares={coverage.claimsBySources}
          labelOf={(count) => text("about.numberOfSources", { count })}
          of={coverage.claims}
        />
      </Section>

      <Section id="age" title={text("about.age")}>
        <ShareBars
          caption={text("about.byYear")}
          heads={[text("column.year"), text("programmes.title")]}
          shares={coverage.programmesByAsOf}
          of={coverage.programmes}
        />
      </Section>

      <Section id="gaps" title={text("about.missing")}>
        {/* As wide as the bars below it. */}
        <div className="max-w-2xl">
          <DataTable
            caption={text("about.missingNote")}
            heads={[text("column.fact"), text("column.missing"), text("column.of")]}
            figuresFrom={1}
            rows={[
              gap("gap.introduced", gaps.introduced, "count.platforms"),
              gap("gap.route", gaps.route, "count.programmes"),
              gap("gap.ordered", gaps.ordered, "count.programmes"),
              gap("gap.delivered", gaps.delivered, "count.programmes"),
              gap("gap.value", gaps.value, "count.programmes"),
              gap("gap.citation", gaps.citation, "count.claims"),
              gap("gap.sourceAddress", gaps.sourceAddress, "count.sourceEntries"),
            ]}
          />
        </div>
        <ShareBars
          caption={text("about.byCertainty")}
          heads={[text("about.certainty"), text("specs.title")]}
          shares={coverage.specsByCertainty}
          labelOf={(code) => (code === "exact" ? text("about.unqualified") : label("certainty", code))}
          of={coverage.specs}
        />
      </Section>

      <Section id="weak-spots" title={text("about.weak")}>
        <ul className="mt-4 max-w-[70ch] list-disc space-y-2 pl-5">
          {WEAK_SPOTS.map((key) => (
            <li key={key}>{text(key)}</li>
          ))}
        </ul>
      </Section>

      <Section id="words" title={text("about.words")}>
        <div className="mt-4 border-b border-rule">
          <Definitions title={text("about.statuses")} kind="status" codes={STATUSES.codes} isOpen />
          <Definitions title={text("about.stages")} kind="stage" codes={STAGES.codes} />
          <Definitions title={text("about.routes")} kind="route" codes={ROUTES.codes} />
          <Definitions title={text("about.kindsOfSource")} kind="sourceKind" codes={SOURCE_KINDS.codes} />
          <Definitions title={text("about.domains")} kind="domain" codes={DOMAINS.codes} />
          {CATEGORY_GROUPS.codes.map((group) => (
            <Definitions
              key={group}
              title={text("about.categories", { group: words().inSentence("categoryGroup", group) })}
              kind="category"
              codes={CATEGORIES.codes.filter((code) => CATEGORIES.get(code).group === group)}
            />
          ))}
        </div>
      </Section>

      <Section id="licence" title={text("about.using")}>
        <p className="mt-4 max-w-[70ch]">
          <RichText
            of="about.licence"
            tags={{
              csv: (inner) => (
                <a href="/api/v1/platforms.csv" download>
                  {inner}
                </a>
              ),
              ndjson: (inner) => (
                <a href="/api/v1/platforms.ndjson" download>
                  {inner}
                </a>
              ),
              api: (inner) => <a href="/api/v1/openapi.json">{inner}</a>,
            }}
          />
        </p>
      </Section>
    </div>
  );
}

const METHOD = [
  "about.method.sources",
  "about.method.asOf",
  "about.method.units",
  "about.method.disputes",
  "about.method.blank",
  "about.method.versions",
] as const;

const WEAK_SPOTS = [
  "about.weak.selection",
  "about.weak.inducted",
  "about.weak.money",
  "about.weak.makers",
  "about.weak.old",
] as const;

const counts = ({ platforms, families, programmes, events, specs, disputes, openPoints }: Coverage) => ({
  ...{ platforms, families, programmes, events, specs, disputes, openPoints },
});

function gap(fact: TextKey, { missing, of }: Gap, counted: TextKey) {
  const { text, figure } = words();
  return { key: fact, cells: [text(fact), figure(missing), text(counted, { count: of })] };
}
