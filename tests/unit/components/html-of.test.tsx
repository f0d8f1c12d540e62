import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";

import { SAMPLE } from "@/components/design/sample-record";
import { numberSources } from "@/components/platform/number-sources";
import { PlatformHead } from "@/components/platform/platform-head";
import { SourceList } from "@/components/platform/source-list";
import { SpecTable } from "@/components/platform/spec-table";
import { Timeline } from "@/components/platform/timeline";
import { ProgrammeStrip } from "@/components/programme/programme-strip";
import { ProgrammeFilters } from "@/components/programmes/programme-filters";
import { htmlOf } from "@/components/ui/html-of";
import { byFacet } from "@/lib/core/search/facets";
import { emptySearch } from "@/lib/core/search/search-state";

/** Each tag with its attributes in one order, their names in small letters, as parsers read them. */
const parsed = (html: string) =>
  html.replace(/<([a-z]+)((?: [\w-]+="[^"]*")*)\/?>/g, (_, type: string, attributes: string) => {
    const sorted = [...attributes.matchAll(/([\w-]+)(="[^"]*")/g)].map(
      ([, name = "", value]) => name.toLowerCase() + value,
    );
    return `<${[type, ...sorted.sort()].join(" ")}>`;
  });

const numbers = numberSources(SAMPLE);
const state = { ...emptySearch(), facets: { ...emptySearch().facets, status: ["inducted"] } };
const counts = byFacet(({ key }): Record<string, number> => (key === "status" ? { inducted: 4, retired: 1 } : {}));

// React itself is what it must not differ from.
test.each<[string, ReactNode]>([
  ["the head of a record", <PlatformHead key="1" platform={SAMPLE} numbers={numbers} system="imperial" isCited />],
  ["specifications", <SpecTable key="2" specs={SAMPLE.specs} numbers={numbers} />],
  ["a timeline", <Timeline key="3" programmes={SAMPLE.programmes} numbers={numbers} />],
  ["programmes", SAMPLE.programmes.map((one) => <ProgrammeStrip key={one.key} programme={one} numbers={numbers} />)],
  ["sources", <SourceList key="4" numbers={numbers} />],
  ["tick boxes", <ProgrammeFilters key="5" state={state} counts={counts} />],
  [
    "what texts may hold",
    <p key="6" title={`"'&<>`}>
      {`<b>"'&`} {0} {false} {null}
      <br />
    </p>,
  ],
  [
    "what is on or off",
    <details key="7" open hidden={false} aria-hidden={false} data-on={true}>
      <input type="checkbox" disabled />
    </details>,
  ],
])("%s: the markup is the one that React writes", (_, node) => {
  expect(parsed(htmlOf(node))).toBe(parsed(renderToStaticMarkup(node)));
});

// Drawn still, these would be dead or dangerous in the page without a word.
test.each<[string, ReactNode]>([
  ["a handler", <button key="1" type="button" onClick={() => undefined} />],
  ["a style, which the policy drops", createElement("p", { key: "2", style: { width: 1 } })],
  ["a component that waits", (async () => Promise.resolve(null)) as unknown as ReactNode],
  ["an address that runs a script", <a key="4" href={" java\nscript:alert(1)"} />],
])("%s is refused", (_, node) => {
  expect(() => htmlOf(node)).toThrow();
});
