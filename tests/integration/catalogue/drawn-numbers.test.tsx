import { renderToStaticMarkup } from "react-dom/server";

import { AboutData } from "@/components/about/about-data";
import { HomeView } from "@/components/home/home-view";
import { EventYears } from "@/components/programmes/event-years";
import { describeCoverage } from "@/lib/catalogue/queries/describe-coverage";
import { getOverview } from "@/lib/catalogue/queries/get-overview";
import { listProgrammes } from "@/lib/catalogue/queries/list-programmes";
import { searchPlatforms } from "@/lib/catalogue/queries/search-platforms";
import { parseProgrammeSearch } from "@/lib/core/programme/programme-board";
import { emptySearch } from "@/lib/core/search/search-state";
import { aPlatform, aProgramme, aSource } from "@/tests/factories/a-platform";
import type { SeededCatalogue } from "@/tests/support/seeded-catalogue";
import { openSeededCatalogue } from "@/tests/support/seeded-catalogue";

let catalogue: SeededCatalogue;
beforeAll(async () => {
  // Two sources without an address are two, though they share that they have none.
  const sources = ["one", "other"].map((id) => aSource({ id, title: `The ${id} notice`, url: null }));
  const record = aPlatform({
    sources,
    programmes: [aProgramme({ sources: sources.map(({ id }) => id) })],
  });
  catalogue = await openSeededCatalogue({ more: [record] });
});
afterAll(() => catalogue.close());

type Count = { value: string; count: number };
const counted = (text: string) => catalogue.sql<Count>(text);
const LISTED = "SELECT id FROM platform WHERE published_version IS NOT NULL AND level <> 'family'";
const PUBLIC = "SELECT id FROM platform WHERE published_version IS NOT NULL";
const number = (text: string) => Number(text.replaceAll(",", ""));
/** Bars are drawn to two decimals. */
const share = (count: number, max: number) => Number(((count / max) * 100).toFixed(2));

// What is tested elsewhere is that queries count right; here, that the page shows what the tables say, and draws it to scale.
test.each([
  ["domain", `SELECT domain AS value, count(*)::int FROM platform WHERE id IN (${LISTED}) GROUP BY 1`],
  ["category", `SELECT category AS value, count(*)::int FROM platform WHERE id IN (${LISTED}) GROUP BY 1`],
  ["origin", `SELECT unnest(origin) AS value, count(*)::int FROM platform WHERE id IN (${LISTED}) GROUP BY 1`],
  [
    "stage",
    `SELECT stage AS value, count(DISTINCT platform_id)::int FROM programme WHERE platform_id IN (${LISTED}) GROUP BY 1`,
  ],
  [
    "status",
    `SELECT status AS value, count(DISTINCT platform_id)::int FROM programme WHERE platform_id IN (${LISTED}) GROUP BY 1`,
  ],
])("the home page's bars by %s are the tables' counts, to scale", async (facet, statement) => {
  const expected = new Map((await counted(statement)).map(({ value, count }) => [value, count]));
  const [overview, { facets }] = await Promise.all([
    getOverview(catalogue.context),
    searchPlatforms(catalogue.context, emptySearch()),
  ]);
  const page = renderToStaticMarkup(<HomeView overview={overview} counts={facets} />);
  const [, section = ""] = new RegExp(`aria-labelledby="by-${facet}">(.*?)</section>`, "s").exec(page) ?? [];
  const rows = [
    ...section.matchAll(/href="\/platforms\?\w+=([^"&]+)".*?<rect width="([\d.]+)".*?tabular-nums[^"]*">([\d,]+)</gs),
  ].map(([, value = "", width, count = ""]) => ({ value, width: Number(width), count: number(count) }));
  expect(rows.length).toBeGreaterThan(2);
  const max = Math.max(...expected.values());
  for (const { value, width, count } of rows)
    expect([value, count, width]).toEqual([value, expected.get(value), share(count, max)]);
  // What is not drawn is smaller than what is, and told.
  const drawn = new Set(rows.map(({ value }) => value));
  const rest = [...expected].filter(([value]) => !drawn.has(value)).map(([, count]) => count);
  expect(Math.max(0, ...rest)).toBeLessThanOrEqual(Math.min(...rows.map(({ count }) => count)));
  if (rest.length > 0) expect(section).toContain(`${rest.length} more<`);
});

test("the home page's numbers are the tables' counts", async () => {
  const [expected] = await catalogue.sql<Record<string, number>>(`SELECT
    (SELECT count(*)::int FROM platform WHERE id IN (${LISTED})) AS platforms,
    (SELECT count(*)::int FROM programme WHERE platform_id IN (${PUBLIC})) AS programmes,
    (SELECT count(DISTINCT operator)::int FROM programme WHERE platform_id IN (${PUBLIC})) AS operators,
    (SELECT count(*)::int FROM programme_event e JOIN programme g ON g.id = e.programme_id WHERE g.platform_id IN (${PUBLIC})) AS events,
    (SELECT count(DISTINCT coalesce(url, lower(title) || chr(10) || lower(publisher)))::int FROM source
      WHERE platform_id IN (${PUBLIC})) AS sources`);
  expect(await getOverview(catalogue.context)).toMatchObject(expected!);
});

test("the bars of contracts and inductions by year are the tables' counts, both charts to one scale, and so is the table beneath", async () => {
  const rows = await catalogue.sql<{ year: string; contracts: number; inductions: number }>(`
    SELECT left(e.date, 4) AS year, count(*) FILTER (WHERE e.type = 'contract')::int AS contracts,
      count(*) FILTER (WHERE e.type = 'induction')::int AS inductions
    FROM programme_event e JOIN programme g ON g.id = e.programme_id
    WHERE g.platform_id IN (${PUBLIC}) AND e.type IN ('contract', 'induction') GROUP BY 1 ORDER BY 1`);
  const board = await listProgrammes(catalogue.context, parseProgrammeSearch(new URLSearchParams()).state);
  const page = renderToStaticMarkup(<EventYears years={board.years} withoutEvents={0} total={board.total} />);
  const max = Math.max(...rows.flatMap(({ contracts, inductions }) => [contracts, inductions]));
  const charts = [...page.matchAll(/<svg.*?<\/svg>/gs)].map(([chart]) =>
    [...chart.matchAll(/<rect[^>]* height="([\d.]+)"[^>]*><title>(\d+): (\d+)</g)].map(([, height, year, count]) => {
      // Drawn to a tenth of a pixel, on 72.
      expect(Number(height)).toBeCloseTo((72 * Number(count)) / max, 0);
      return `${year}: ${count}`;
    }),
  );
  const told = (of: "contracts" | "inductions") =>
    rows.filter((row) => row[of] > 0).map((row) => `${row.year}: ${row[of]}`);
  expect(charts).toEqual([told("contracts"), told("inductions")]);
  const table = [...page.matchAll(/<tr[^>]*><th[^>]*>(\d{4})<\/th><td[^>]*>(\d+)<\/td><td[^>]*>(\d+)</g)];
  expect(table.map(([, ...cells]) => cells.map(Number))).toEqual(
    rows.map(({ year, contracts, inductions }) => [Number(year), contracts, inductions]),
  );
  for (const part of ["<title id", "<desc id", "<figcaption"]) expect(page).toContain(part);
});

test("the bars on the page about the data are the tables' counts, to scale", async () => {
  const page = renderToStaticMarkup(<AboutData coverage={await describeCoverage(catalogue.context)} />);
  const tables = [...page.matchAll(/<caption[^>]*>([^<]*)<\/caption>(.*?)<\/table>/gs)].map(
    ([, caption = "", body = ""]) => ({
      caption,
      rows: [...body.matchAll(/<rect width="([\d.]+)".*?tabular-nums[^"]*">([\d,]+)</gs)].map(
        ([, width, count = ""]) => ({
          width: Number(width),
          count: number(count),
        }),
      ),
    }),
  );
  const drawn = (caption: string) => tables.find((table) => table.caption.startsWith(caption))?.rows ?? [];
  const expected = async (text: string) => {
    const counts = (await counted(text)).map(({ count }) => count);
    const max = Math.max(...counts);
    return counts.map((count) => ({ width: share(count, max), count }));
  };
  expect(drawn("Programmes by the year")).toEqual(
    await expected(
      `SELECT left(as_of, 4) AS value, count(*)::int FROM programme WHERE platform_id IN (${PUBLIC}) GROUP BY 1 ORDER BY 1 DESC`,
    ),
  );
  expect(drawn("Specifications by how firmly")).toEqual(
    await expected(
      `SELECT certainty AS value, count(*)::int FROM spec WHERE platform_id IN (${PUBLIC}) GROUP BY 1 ORDER BY 2 DESC, 1`,
    ),
  );
  expect(drawn("Claims by kind").length).toBeGreaterThan(3);
});
