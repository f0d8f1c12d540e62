import { seedShippedRecords } from "@/lib/catalogue/commands/seed-shipped-records";
import { describeCoverage } from "@/lib/catalogue/queries/describe-coverage";
import { comparePlatforms } from "@/lib/catalogue/queries/compare-platforms";
import { findSource } from "@/lib/catalogue/queries/find-source";
import { listAddresses } from "@/lib/catalogue/queries/list-addresses";
import { listProgrammes } from "@/lib/catalogue/queries/list-programmes";
import { listSources } from "@/lib/catalogue/queries/list-sources";
import { numberSources } from "@/components/platform/number-sources";
import type { ProgrammeBoard } from "@/lib/core/programme/programme-board";
import { parseProgrammeSearch } from "@/lib/core/programme/programme-board";
import { parseSourceFilter } from "@/lib/core/source/source-works";
import { readPublished } from "@/lib/store/published-platforms";
import { readSourceWorks } from "@/lib/store/source-works";
import { aPlatform, aProgramme, aSource } from "@/tests/factories/a-platform";
import { saved } from "@/tests/support/desk";
import { openCatalogue, type OpenCatalogue } from "@/tests/support/open-catalogue";

let catalogue: OpenCatalogue;
beforeAll(async () => {
  catalogue = await openCatalogue();
  await seedShippedRecords(catalogue.context);
  // What no public page may show.
  await saved(catalogue.context, {
    content: aPlatform({ sources: [aSource({ title: "A secret draft", url: "https://draft.example" })] }),
  });
});
afterAll(() => catalogue.close());

type Entry = {
  platform_id: string;
  url: string | null;
  title: string;
  publisher: string;
  kind: string;
  date: string | null;
  claims: string[];
};

/** Every entry of every published record with the claims that cite it, by plain SQL; grouped here. */
async function worksByHand() {
  const entries = await catalogue.sql<Entry>(`
    SELECT s.platform_id, s.url, s.title, s.publisher, s.kind, s.date, array(
      SELECT coalesce(c.spec_id, c.programme_id, c.event_id, c.introduced_id,
        (SELECT x.dispute_id FROM dispute_side x WHERE x.id = c.dispute_side_id))::text
      FROM citation c WHERE c.source_id = s.id) AS claims
    FROM source s WHERE s.platform_id IN (SELECT id FROM platform WHERE published_version IS NOT NULL)`);
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const identity = entry.url ?? `${entry.title.toLowerCase()}\n${entry.publisher.toLowerCase()}`;
    groups.set(identity, [...(groups.get(identity) ?? []), entry]);
  }
  return { entries, works: [...groups.values()] };
}

/** How often each value is there. */
const tally = (values: readonly string[]) => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
};

const sources = (address = "") =>
  listSources(catalogue.context, parseSourceFilter(new URLSearchParams(address)).filter);

describe("sources", () => {
  test("every source of every published record stands once, and its claims and records are those of the tables", async () => {
    const { entries, works } = await worksByHand();
    expect(entries.length).toBeGreaterThan(1000);
    const listed = [];
    for (let page = 1; listed.length < works.length; page++) {
      const { works: more, total } = await sources(`page=${page}`);
      expect(total).toBe(works.length);
      expect(more.length).toBeGreaterThan(0);
      listed.push(...more);
    }
    expect(new Set(listed.map(({ key }) => key)).size).toBe(works.length);
    const counted = (list: readonly [records: number, claims: number][]) => list.map(String).sort();
    expect(counted(listed.map(({ records, claims }) => [records, claims]))).toEqual(
      counted(
        works.map((group) => [
          new Set(group.map((entry) => entry.platform_id)).size,
          new Set(group.flatMap(({ claims }) => claims)).size,
        ]),
      ),
    );
    expect(JSON.stringify(listed)).not.toContain("draft.example");
  });

  test.each([
    "kind=government",
    "year=2024",
    "year=undated",
    "q=navy",
    "publisher=Press%20Information%20Bureau",
    "kind=news&year=2023&q=india",
  ])("%s narrows the list as the tables do", async (address) => {
    const { filter } = parseSourceFilter(new URLSearchParams(address));
    const { works } = await worksByHand();
    const most = (group: readonly Entry[], of: (entry: Entry) => string | null) => {
      const counts = new Map<string, number>();
      for (const entry of group) {
        const value = of(entry);
        if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      return [...counts].sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1))[0]?.[0] ?? null;
    };
    const fits = works.filter((group) => {
      const [title, publisher, kind, date] = [
        most(group, (entry) => entry.title),
        most(group, (entry) => entry.publisher),
        most(group, (entry) => entry.kind),
        most(group, (entry) => entry.date),
      ];
      const text = [title, publisher, group[0]?.url].filter(Boolean).join(" ").toLowerCase();
      return (
        (!filter.kind || kind === filter.kind) &&
        (!filter.year || (date?.slice(0, 4) ?? "undated") === filter.year) &&
        (!filter.publisher || publisher?.toLowerCase() === filter.publisher.toLowerCase()) &&
        text.includes(filter.query)
      );
    });
    const list = await sources(address);
    expect(list.total).toBe(fits.length);
    if (filter.kind) expect(list.kinds.find(({ value }) => value === filter.kind)?.count ?? 0).toBe(fits.length);
    if (filter.year) expect(list.years.find(({ value }) => value === filter.year)?.count ?? 0).toBe(fits.length);
  });

  // Putting the works together reads every source and citation there is.
  test("a page of the list puts the works together once, for the list and all that narrows it", async () => {
    const { read } = catalogue.context.store;
    const statements: unknown[] = [];
    const counting = new Proxy(read, {
      get(target, name) {
        if (name === "$queryRaw") statements.push(name);
        const value: unknown = Reflect.get(target, name);
        return typeof value === "function" ? (value.bind(target) as unknown) : value;
      },
    });
    const { filter } = parseSourceFilter(new URLSearchParams("q=navy&kind=news"));
    const list = await readSourceWorks(counting, filter);
    expect(statements).toHaveLength(1);
    expect(list).toEqual(await listSources(catalogue.context, filter));
    expect(list.total).toBeGreaterThan(0);
  });

  test("a source's page has every claim that rests on it, and its key finds it again", async () => {
    const { works } = await sources();
    for (const work of works.filter(({ records }) => records <= 50).slice(0, 12)) {
      const found = await findSource(catalogue.context, work.key);
      expect(found?.work).toEqual(work);
      const claims = found?.records.flatMap(({ content, refs }) => [
        ...new Set(
          numberSources(content)
            .list.filter(({ source }) => refs.includes(source.id))
            .flatMap(({ citedBy }) => citedBy.map(({ anchor }) => anchor)),
        ),
      ]);
      expect(claims).toHaveLength(work.claims);
    }
    expect(await findSource(catalogue.context, "no-such-key")).toBeNull();
  });
});

type Row = {
  slug: string;
  key: string;
  operator: string;
  services: string[];
  status: string;
  route: string | null;
  domain: string;
  category: string;
  origin: string[];
  ordered: number | null;
  delivered: number | null;
  value_amount: number | null;
  dates: string[];
  contracts: string[];
  inductions: string[];
};

const STAGE: Record<string, string> = {
  inducted: "in-service",
  "in-co-production": "in-service",
  retired: "past",
  cancelled: "past",
};
const valuesOf = (row: Row): Record<string, string[]> => ({
  stage: [STAGE[row.status] ?? "coming"],
  status: [row.status],
  operator: [row.operator],
  service: row.services.length > 0 ? row.services : ["none"],
  route: [row.route ?? "none"],
  domain: [row.domain],
  category: [row.category],
  origin: row.origin.length > 0 ? row.origin : ["none"],
});

test.each([
  "",
  "operator=IN&stage=coming",
  "service=Indian%20Navy&status=inducted&status=on-order",
  "route=none",
  "route=fms&origin=US",
  "domain=air&stage=in-service",
  "category=frigate&category=destroyer",
  "service=none",
  "operator=FR&category=tank",
])("programmes narrowed by «%s» are counted as the tables count them", async (address) => {
  const all = await catalogue.sql<Row>(`
    SELECT p.slug, g.key, g.operator, g.services, g.status, g.route, p.domain, p.category, p.origin, g.ordered, g.delivered, g.value_amount,
      array(SELECT e.date FROM programme_event e WHERE e.programme_id = g.id ORDER BY 1) AS dates,
      array(SELECT e.date FROM programme_event e WHERE e.programme_id = g.id AND e.type = 'contract') AS contracts,
      array(SELECT e.date FROM programme_event e WHERE e.programme_id = g.id AND e.type = 'induction') AS inductions
    FROM programme g JOIN platform p ON p.id = g.platform_id WHERE p.published_version IS NOT NULL`);
  expect(all.length).toBeGreaterThan(200);
  const { state } = parseProgrammeSearch(new URLSearchParams(address));
  const chosen = Object.entries(state.facets).filter(([, values]) => values.length > 0);
  const matching = (leaveOut?: string) =>
    all.filter((row) =>
      chosen.every(
        ([facet, values]) => facet === leaveOut || valuesOf(row)[facet]?.some((value) => values.includes(value)),
      ),
    );
  const rows = matching();

  const board: ProgrammeBoard = await listProgrammes(catalogue.context, state);

  expect(board.total).toBe(rows.length);
  expect(board.statuses).toEqual(tally(rows.map(({ status }) => status)));
  expect(board.missing).toEqual({
    events: rows.filter(({ dates }) => dates.length === 0).length,
    ordered: rows.filter(({ ordered }) => ordered === null).length,
    delivered: rows.filter(({ delivered }) => delivered === null).length,
    value: rows.filter(({ value_amount }) => value_amount === null).length,
    route: rows.filter(({ route }) => route === null).length,
  });
  for (const facet of ["stage", "status", "operator", "service", "route", "domain", "category", "origin"] as const)
    expect([facet, board.facets[facet]]).toEqual([
      facet,
      tally(matching(facet).flatMap((row) => valuesOf(row)[facet] ?? [])),
    ]);
  const [contracts, inductions] = [
    tally(rows.flatMap((row) => row.contracts.map((date) => date.slice(0, 4)))),
    tally(rows.flatMap((row) => row.inductions.map((date) => date.slice(0, 4)))),
  ];
  expect(board.years).toEqual(
    [...new Set([...Object.keys(contracts), ...Object.keys(inductions)])]
      .sort()
      .map((year) => ({ year: Number(year), contracts: contracts[year] ?? 0, inductions: inductions[year] ?? 0 })),
  );
  const dates = new Map(rows.map((row) => [`${row.slug} ${row.key}`, [row.dates[0], row.dates.at(-1)]]));
  for (const line of [...board.dated, ...board.lines])
    expect([line.first ?? undefined, line.last ?? undefined]).toEqual(dates.get(`${line.slug} ${line.key}`));
  expect(board.dated).toHaveLength(Math.min(40, rows.filter((row) => row.dates.length > 0).length));
});

test("a comparison has the records asked for, in that order, by old addresses too, and nothing of a draft", async () => {
  await catalogue.sql(
    "INSERT INTO old_slug (slug, platform_id, since) SELECT 'once-p-8i', id, now() FROM platform WHERE slug = 'p-8i-poseidon'",
  );
  const { platforms, missing } = await comparePlatforms(catalogue.context, [
    "once-p-8i",
    "c-130j-super-hercules",
    "sample-frigate",
    "p-8i-poseidon",
    "nothing-here",
  ]);
  expect(platforms.map(({ content }) => content.slug)).toEqual(["p-8i-poseidon", "c-130j-super-hercules"]);
  expect(missing).toEqual(["sample-frigate", "nothing-here"]);
});

test("the sitemap's addresses are the published records with the time of their last public change", async () => {
  const rows = await catalogue.sql<{ slug: string; published_at: Date }>(
    "SELECT slug, published_at FROM platform WHERE published_version IS NOT NULL ORDER BY id",
  );
  expect(await listAddresses(catalogue.context)).toEqual({
    parts: 1,
    entries: rows.map(({ slug, published_at }) => ({ slug, changedAt: published_at })),
  });
});

test("the page about the data counts what the records themselves say, drafts left out", async () => {
  const records = (await readPublished(catalogue.context.store.read, {})).map(({ content }) => content);
  const listed = records.filter(({ level }) => level !== "family");
  const programmes = records.flatMap((record) => record.programmes);
  const all = records.flatMap((record) => {
    const kindOf = (id: string) => record.sources.find((source) => source.id === id)?.kind ?? "";
    return [
      ...(record.introduced ? [record.introduced.sources] : []),
      ...record.specs.map((spec) => spec.sources),
      ...[...record.programmes, ...record.programmes.flatMap(({ events }) => events)].map((claim) => [
        ...claim.sources,
        ...(claim.value?.sources ?? []),
      ]),
      ...record.disputes.map(({ sides }) => sides.flatMap((side) => side.sources)),
    ].map((ids) => ({ sources: new Set(ids).size, kinds: [...new Set(ids.map(kindOf))] }));
  });
  const claims = all.filter((claim) => claim.sources > 0);
  const told = await describeCoverage(catalogue.context);
  const { claimsByKind, claimsBySources, programmesByAsOf, specsByCertainty, ...counts } = told;
  const asTally = (shares: typeof claimsByKind) => Object.fromEntries(shares.map(({ value, count }) => [value, count]));

  const lacking = <T>(all: readonly T[], isMissing: (one: T) => boolean) => ({
    missing: all.filter(isMissing).length,
    of: all.length,
  });
  const points = records.flatMap(({ disputes }) => disputes);
  const notes = points.filter(({ sides }) => sides.length === 0);
  expect(notes.length).toBeGreaterThan(0);
  const halfCited = points.filter(({ sides }) => {
    const cited = sides.filter((side) => side.sources.length > 0).length;
    return cited > 0 && cited < sides.length;
  });
  expect(counts).toEqual({
    platforms: listed.length,
    families: records.length - listed.length,
    programmes: programmes.length,
    events: programmes.flatMap(({ events }) => events).length,
    specs: records.flatMap(({ specs }) => specs).length,
    disputes: points.filter(({ sides }) => sides.length > 1).length,
    openPoints: points.filter(({ sides }) => sides.length < 2).length,
    claims: claims.length,
    claimsOnNewsOnly: claims.filter(({ kinds }) => kinds.join() === "news").length,
    gaps: {
      introduced: lacking(listed, (record) => record.introduced === null),
      route: lacking(programmes, ({ route }) => route === null),
      ordered: lacking(programmes, ({ ordered }) => ordered === null),
      delivered: lacking(programmes, ({ delivered }) => delivered === null),
      value: lacking(programmes, ({ value, events }) => [value, ...events.map((one) => one.value)].every((v) => !v)),
      // That nothing was found is no claim that a source could be missing for: it is no side, but the editors' note.
      citation: {
        missing: all.length - claims.length - notes.length + halfCited.length,
        of: all.length - notes.length,
      },
      sourceAddress: lacking(
        records.flatMap(({ sources }) => sources),
        ({ url }) => url === null,
      ),
    },
  });
  expect(asTally(claimsByKind)).toEqual(tally(claims.flatMap(({ kinds }) => kinds)));
  expect(asTally(claimsBySources)).toEqual(tally(claims.map(({ sources }) => String(Math.min(3, sources)))));
  expect(asTally(programmesByAsOf)).toEqual(tally(programmes.map(({ asOf }) => asOf.slice(0, 4))));
  expect(asTally(specsByCertainty)).toEqual(tally(records.flatMap(({ specs }) => specs.map((one) => one.certainty))));
});

test("a programme whose record is a draft counts nowhere", async () => {
  const before = await listProgrammes(catalogue.context, parseProgrammeSearch(new URLSearchParams()).state);
  await saved(catalogue.context, { content: aPlatform({ slug: "another-draft", programmes: [aProgramme()] }) });
  expect(await listProgrammes(catalogue.context, parseProgrammeSearch(new URLSearchParams()).state)).toEqual(before);
});
