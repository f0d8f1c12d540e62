import type { ReactNode } from "react";

import { ShareBars } from "@/components/about/share-bars";
import { SAMPLE } from "@/components/design/sample-record";
import { FacetPicture } from "@/components/home/facet-picture";
import { Disputes, OpenPoints } from "@/components/platform/disputes";
import { KeyFigures } from "@/components/platform/key-figures";
import { numberSources } from "@/components/platform/number-sources";
import { Section } from "@/components/platform/section";
import { Silhouette } from "@/components/platform/silhouette";
import { SourceList } from "@/components/platform/source-list";
import { SpecTable } from "@/components/platform/spec-table";
import { Timeline } from "@/components/platform/timeline";
import { ProgrammeStrip } from "@/components/programme/programme-strip";
import { StatusMark } from "@/components/programme/status-mark";
import { EventYears } from "@/components/programmes/event-years";
import { DataTable } from "@/components/ui/data-table";
import { FormField } from "@/components/ui/form-field";
import { NoticeList } from "@/components/ui/notice-list";
import { PageLinks } from "@/components/ui/page-links";
import type { FacetCounts } from "@/lib/core/search/results";
import { CATEGORIES } from "@/lib/core/taxonomy/categories";
import { STATUSES } from "@/lib/core/taxonomy/statuses";

const SIZES = [
  ["12", "text-xs"],
  ["14", "text-sm"],
  ["16", "text-base"],
  ["20", "text-lg"],
  ["25", "text-xl"],
  ["31", "text-2xl"],
  ["39", "text-3xl"],
] as const;

/** Every colour of the site, with what it is for. globals.css gives each its value, scheme by scheme. */
const COLOURS = [
  ["paper", "The page"],
  ["sheet", "What lies on the page: fields, menus"],
  ["well", "What is sunk into the page"],
  ["ink", "Text"],
  ["soft", "Second text"],
  ["rule", "Lines between rows"],
  ["edge", "Edges of controls"],
  ["accent", "Links, focus, the one main button"],
  ["accent-wash", "What is chosen"],
  ["on-accent", "Text on the accent"],
  ["bar", "Bars behind figures"],
  ["mark", "The words that were searched for"],
  ["error", "Errors, nothing else"],
  ["past", "Retired, cancelled"],
  ["planned", "Proposed, planned"],
  ["approved", "Approved, in development"],
  ["ordered", "On order, in delivery"],
  ["service", "Inducted, in co-production"],
] as const;

const COUNTS = {
  domain: {},
  category: {},
  origin: {},
  manufacturer: {},
  operator: {},
  service: {},
  route: {},
  stage: {},
  status: { inducted: 40, "on-order": 22, "planned-co-production": 3 },
} satisfies FacetCounts;

const YEARS = [
  { year: 2019, contracts: 2, inductions: 0 },
  { year: 2021, contracts: 5, inductions: 3 },
  { year: 2024, contracts: 1, inductions: 4 },
];

/** Every part of the design on one page, drawn by the components that the site is made of: whoever builds the next page sees what there is. */
export function DesignView() {
  const numbers = numberSources(SAMPLE);
  return (
    <div className="frame pt-6">
      <h1 className="text-xl">Design</h1>
      <p className="mt-3 max-w-[70ch]">
        The parts that the pages are made of. What is said of them stands in their source; tokens are in globals.css.
      </p>
      <Section id="type" title="Type">
        <dl className="mt-4 space-y-3">
          {SIZES.map(([size, className]) => (
            <div key={size}>
              <dt className="text-xs text-soft tabular-nums">{size}</dt>
              <dd className={className}>
                <span className="designation">C-130J P-8I AH-64E</span> Text face, <strong>strong</strong>, 0123456789
                <span lang="hi"> तेजस राफ़ेल</span>
              </dd>
            </div>
          ))}
        </dl>
        <p className="mt-3">
          <a href="#type">A link</a>, <mark>a match</mark>, <span className="doubtful">about 7,500 km</span>,{" "}
          <span className="text-soft italic">not stated</span>, a source<sup>1</sup>.
        </p>
      </Section>
      <Section id="colours" title="Colours">
        <ul className="mt-4 grid grid-cols-2 gap-x-6 gap-y-2 sm:grid-cols-3 lg:grid-cols-4">
          {COLOURS.map(([name, use]) => (
            <li key={name} className="text-sm">
              <svg width="100%" height="32" aria-hidden="true" focusable="false">
                <rect x="0.5" y="0.5" width="99%" height="31" fill={`var(--${name})`} className="stroke-edge" />
              </svg>
              <span className="strong">{name}</span>
              <span className="block text-soft">{use}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Section id="statuses" title="Status marks">
        <ul className="mt-4 grid grid-cols-2 gap-x-6 gap-y-2 sm:grid-cols-3 lg:grid-cols-4">
          {STATUSES.codes.map((status) => (
            <li key={status}>
              <StatusMark status={status} label={STATUSES.labelOf(status)} />
            </li>
          ))}
        </ul>
      </Section>
      <Section id="silhouettes" title="Silhouettes">
        <ul className="mt-4 grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-3 lg:grid-cols-4">
          {CATEGORIES.entries.map(({ code, label }) => (
            <li key={code} className="text-sm text-soft">
              <span className="block max-w-28">
                <Silhouette category={code} plate />
              </span>
              <span className="flex items-center gap-2">
                <Silhouette category={code} />
                {label}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <Section id="controls" title="Buttons and forms">
        <div className="mt-4 flex flex-wrap gap-3">
          <button type="button" className="button button-main">
            Main
          </button>
          <button type="button" className="button">
            Other
          </button>
          <a
            href="#controls"
            className="button aria-[current]:border-accent aria-[current]:bg-accent-wash"
            aria-current="true"
          >
            Chosen
          </a>
        </div>
        <div className="mt-6 grid gap-5">
          <FormField id="design-text" name="text" label="A text" hint="What it is for" value="Typed" issues={[]} />
          <FormField id="design-wrong" name="wrong" label="A text that is wrong" issues={["Enter a name"]} />
          <FormField
            id="design-list"
            name="list"
            label="A list"
            options={[
              { value: "a", label: "One" },
              { value: "b", label: "Other" },
            ]}
            issues={[]}
          />
          <FormField id="design-lines" name="lines" label="A longer text" lines={3} issues={[]} />
        </div>
        <PageLinks page={3} last={9} hrefOf={() => "#controls"} />
      </Section>
      <Section id="notices" title="Notices">
        <div className="mt-4 space-y-4">
          <NoticeList title="Part of this address was not used" notices={["status takes the values of the list."]} />
          <Notice edge="border-accent bg-accent-wash">Saved. What was done is said here.</Notice>
          <Notice edge="border-ordered bg-sheet">This is an old version.</Notice>
          <Notice edge="border-error bg-sheet">
            <span className="strong text-error">Please correct this.</span> What is wrong, and what to do.
          </Notice>
        </div>
      </Section>
      <Section id="tables" title="Tables">
        <DataTable
          caption="A plain table"
          heads={["Platform", "Ordered", "Delivered"]}
          figuresFrom={1}
          rows={[
            { key: "a", cells: ["SX-7B", 18, 12] },
            { key: "b", cells: ["SX-8", 4, "not stated"] },
          ]}
        />
        <SpecTable specs={SAMPLE.specs} numbers={numbers} system="aviation" />
      </Section>
      <Section id="record" title="Parts of a record">
        <div className="mt-4">
          <KeyFigures platform={SAMPLE} numbers={numbers} system={null} />
          {SAMPLE.programmes.map((programme) => (
            <ProgrammeStrip key={programme.key} programme={programme} numbers={numbers} />
          ))}
          <Disputes disputes={SAMPLE.disputes} numbers={numbers} />
          <OpenPoints disputes={SAMPLE.disputes} numbers={numbers} />
          <SourceList numbers={numbers} />
        </div>
      </Section>
      <Section id="charts" title="Charts">
        <Timeline programmes={SAMPLE.programmes} numbers={numbers} />
        <div className="max-w-3xl pt-6">
          <FacetPicture facet="status" title="Bars that lead into the search" counts={COUNTS} limit={8} />
        </div>
        <ShareBars
          caption="Shares of a whole"
          heads={["Kind", "Claims"]}
          shares={[
            { value: "News", count: 70 },
            { value: "Government", count: 30 },
          ]}
          of={100}
        />
        <EventYears years={YEARS} withoutEvents={2} total={12} />
      </Section>
    </div>
  );
}

const Notice = ({ edge, children }: { edge: string; children: ReactNode }) => (
  <p className={`border-l-4 px-4 py-3 ${edge}`}>{children}</p>
);
