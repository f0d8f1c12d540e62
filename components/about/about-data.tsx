import { Definitions } from "@/components/about/definitions";
import { ShareBars } from "@/components/about/share-bars";
import { Section } from "@/components/platform/section";
import { DataTable } from "@/components/ui/data-table";
import { WayLink } from "@/components/ui/way-link";
import { countNoun } from "@/lib/core/count-noun";
import type { Coverage, Gap } from "@/lib/core/about/coverage";
import { figure } from "@/lib/core/figure";
import { CERTAINTY_LABELS } from "@/lib/core/platform/spec";
import { CATEGORIES, CATEGORY_GROUPS } from "@/lib/core/taxonomy/categories";
import { DOMAINS } from "@/lib/core/taxonomy/domains";
import { ROUTES } from "@/lib/core/taxonomy/routes";
import { SOURCE_KINDS } from "@/lib/core/taxonomy/source-kinds";
import { STAGES, STATUSES } from "@/lib/core/taxonomy/statuses";

const NUMBER_OF_SOURCES: Readonly<Record<string, string>> = { 1: "One", 2: "Two", 3: "Three or more" };
const CERTAINTY: Readonly<Record<string, string>> = { ...CERTAINTY_LABELS, exact: "As stated, no qualification" };

/** How the records are made, what bears them out, what is missing, and what the words mean. */
export function AboutData({ coverage }: { coverage: Coverage }) {
  const { gaps } = coverage;
  return (
    <div className="frame pt-6">
      <h1 className="text-xl">About the data</h1>
      <p className="mt-3 max-w-[70ch]">
        The catalogue holds {countNoun(coverage.platforms, "platform")} and{" "}
        {countNoun(coverage.families, "family", "families")} that join them, with{" "}
        {countNoun(coverage.programmes, "acquisition programme")}, {countNoun(coverage.events, "dated event")},{" "}
        {countNoun(coverage.specs, "specification")} and {countNoun(coverage.disputes, "point")} on which sources
        disagree. The figures on this page are counted anew each time it is opened.
      </p>

      <Section id="method" title="How a record is made">
        <ul className="mt-4 max-w-[70ch] list-disc space-y-2 pl-5">
          <li>
            Each specification, programme and event names the source that states it. The database refuses one that names
            none.
          </li>
          <li>
            Each programme carries the date up to which its state is known. It says what was known then, not what holds
            today.
          </li>
          <li>
            Figures keep the unit and, for money, the currency of their source. A conversion stands beside, with its
            date.
          </li>
          <li>Where sources disagree, both sides are shown, and a preferred one only with the reason.</li>
          <li>What no source states is left blank. Blank means unknown, never none.</li>
          <li>
            Each change makes a version that can be read and cited for good. <WayLink href="/changes">Changes</WayLink>{" "}
            lists them in words.
          </li>
        </ul>
      </Section>

      <Section id="sources" title="What it rests on">
        <p className="mt-4 max-w-[70ch]">
          {countNoun(coverage.claims, "claim")} name their sources: specifications, programmes, events, years of
          introduction and points that are disputed.{" "}
          {countNoun(coverage.claimsOnNewsOnly, "claim rests", "claims rest")} on news reports alone: few official
          originals can be read from outside, so much comes by way of the press. All of them are under{" "}
          <WayLink href="/sources">Sources</WayLink>.
        </p>
        <ShareBars
          caption="Claims by kind of source. One that rests on two kinds counts under both."
          heads={["Kind of source", "Claims"]}
          shares={coverage.claimsByKind}
          labelOf={SOURCE_KINDS.labelOf}
          of={coverage.claims}
        />
        <ShareBars
          caption="Claims by the number of their sources"
          heads={["Sources", "Claims"]}
          shares={coverage.claimsBySources}
          labelOf={(value) => NUMBER_OF_SOURCES[value] ?? value}
          of={coverage.claims}
        />
      </Section>

      <Section id="age" title="How old it is">
        <ShareBars
          caption="Programmes by the year up to which their state is known"
          heads={["Year", "Programmes"]}
          shares={coverage.programmesByAsOf}
          of={coverage.programmes}
        />
      </Section>

      <Section id="gaps" title="What is missing">
        <DataTable
          caption="Facts that no source states, or that nobody has entered yet"
          heads={["Fact", "Missing", "Of"]}
          rows={[
            gap("Year of introduction", gaps.introduced, "platform"),
            gap("Route of a programme", gaps.route, "programme"),
            gap("Quantity ordered", gaps.ordered, "programme"),
            gap("Quantity delivered", gaps.delivered, "programme"),
            gap("Value, of the programme or of one of its events", gaps.value, "programme"),
            gap("Source of a year of introduction or of a disputed point", gaps.citation, "claim"),
            gap("Address of a source", gaps.sourceAddress, "source entry", "source entries"),
          ]}
        />
        <ShareBars
          caption="Specifications by how firmly the source states them"
          heads={["Certainty", "Specifications"]}
          shares={coverage.specsByCertainty}
          labelOf={(value) => CERTAINTY[value] ?? value}
          of={coverage.specs}
        />
      </Section>

      <Section id="weak-spots" title="Known weak spots">
        <ul className="mt-4 max-w-[70ch] list-disc space-y-2 pl-5">
          <li>
            The selection began with a report on the defence partnership of India and the United States and grew around
            India’s forces. What other countries operate is here only in part: a count by operator is no order of
            battle.
          </li>
          <li>
            “Inducted” follows the first unit in service. Deliveries may still run, and readiness is not recorded.
          </li>
          <li>
            Sums of money are those of the announcement: they include support, weapons and training in some deals and
            not in others, and are not adjusted for inflation. Adding them up misleads.
          </li>
          <li>Makers’ figures state the best case. A range is seldom flown with the load that stands beside it.</li>
          <li>A programme whose date lies far back may have moved on without a report that was found.</li>
        </ul>
      </Section>

      <Section id="words" title="What the words mean">
        <div className="mt-4 border-b border-rule">
          <Definitions title="Statuses" codes={STATUSES.entries} isOpen />
          <Definitions title="Stages" codes={STAGES.entries} />
          <Definitions title="Routes" codes={ROUTES.entries} />
          <Definitions title="Kinds of source" codes={SOURCE_KINDS.entries} />
          <Definitions title="Domains" codes={DOMAINS.entries} />
          {CATEGORY_GROUPS.entries.map(({ code, label }) => (
            <Definitions
              key={code}
              title={`Categories: ${label.toLowerCase()}`}
              codes={CATEGORIES.entries.filter(({ group }) => group === code)}
            />
          ))}
        </div>
      </Section>

      <Section id="licence" title="Using it">
        <p className="mt-4 max-w-[70ch]">
          Facts are free. The wording and arrangement of the shipped records may be used, changed and passed on under
          the MIT licence of the catalogue. The sources have rights of their own. When you cite a record, cite the
          version: the page of each record gives the citation ready-made. The whole catalogue can be had as{" "}
          <a href="/api/v1/platforms.csv" download>
            CSV
          </a>{" "}
          or{" "}
          <a href="/api/v1/platforms.ndjson" download>
            NDJSON
          </a>
          , and through the <a href="/api/v1/openapi.json">API</a>.
        </p>
      </Section>
    </div>
  );
}

const gap = (fact: string, { missing, of }: Gap, one: string, many = `${one}s`) => ({
  key: fact,
  cells: [fact, figure(missing), countNoun(of, one, many)],
});
