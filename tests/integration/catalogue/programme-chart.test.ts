import { parse } from "csv-parse/sync";

import { chartProgrammes, exportChart } from "@/lib/catalogue/queries/chart-programmes";
import { layOutChart } from "@/lib/core/programme/chart-marks";
import { chartCaveats, chartHref, parseProgrammeChart } from "@/lib/core/programme/programme-chart";
import { aPlatform, aProgramme, anEvent } from "@/tests/factories/a-platform";
import { openSeededCatalogue, type SeededCatalogue } from "@/tests/support/seeded-catalogue";

let catalogue: SeededCatalogue;
beforeAll(async () => {
  const contract = anEvent({ type: "contract", date: "1931-02" });
  const programmes = [
    // The second contract is the same acquisition: it does not count twice.
    aProgramme({ ordered: 7, events: [contract, anEvent({ type: "contract", date: "1933" })] }),
    aProgramme({ key: "undated", ordered: 1_000 }),
  ];
  catalogue = await openSeededCatalogue({ more: [aPlatform({ origin: ["IN", "FR"], programmes })] });
});
afterAll(() => catalogue.close());

const asked = (search: string) => parseProgrammeChart(new URLSearchParams(search));
const charted = (search: string) => chartProgrammes(catalogue.context, asked(search));
const PUBLIC = "SELECT id FROM platform WHERE published_version IS NOT NULL";
const FIRST_CONTRACT = `(SELECT min(date) FROM programme_event e WHERE e.programme_id = g.id AND e.type = 'contract')`;
const DOLLARS = `CASE WHEN value_usd IS NOT NULL THEN value_usd WHEN value_currency = 'USD' THEN value_amount END`;

test.each([
  ["quantity", "ordered", `left(${FIRST_CONTRACT}, 4)`, ""],
  ["value", DOLLARS, `left(${FIRST_CONTRACT}, 4)`, ""],
  ["contracts", "1", "left(x.date, 4)", "JOIN programme_event x ON x.programme_id = g.id AND x.type = 'contract'"],
  ["inductions", "1", "left(x.date, 4)", "JOIN programme_event x ON x.programme_id = g.id AND x.type = 'induction'"],
])("%s by year and domain is what plain SQL adds up, filtered or not", async (measure, amount, year, join) => {
  for (const [search, where] of [
    ["", "true"],
    ["&operator=IN", "g.operator = 'IN'"],
    ["&stage=coming&route=fms", "g.stage = 'coming' AND g.route = 'fms'"],
  ] as const) {
    const rows = await catalogue.sql<{ domain: string; year: string; sum: number }>(
      `SELECT p.domain, ${year} AS year, sum(${amount})::float8 AS sum FROM programme g JOIN platform p ON p.id = g.platform_id ${join}
       WHERE g.platform_id IN (${PUBLIC}) AND ${where} AND ${amount} > 0 AND ${year} IS NOT NULL GROUP BY 1, 2`,
    );
    const chart = await charted(`measure=${measure}&by=domain${search}`);
    const drawn = parse(exportChart(chart).slice(1), { from_line: 2 });
    const told = (domain: string) => domain[0]?.toUpperCase() + domain.slice(1);
    expect(drawn.map(([at, domain, sum]) => [at, domain, Number(sum)]).sort()).toEqual(
      rows.map(({ domain, year: at, sum }) => [at, told(domain), sum]).sort(),
    );
    if (search === "") expect(rows.length).toBeGreaterThan(10);
  }
});

test("an acquisition stands once, in the year of its first contract, for each country of origin", async () => {
  const chart = await charted("measure=quantity&by=origin&operator=IN");
  for (const country of ["India", "France"]) {
    const series = chart.series.find(({ label }) => label === country);
    expect([country, series?.sums.get(1931), series?.sums.get(1933)]).toEqual([country, 7, undefined]);
  }
  expect(chart.years?.from).toBe(1931);
});

test("what is not drawn is counted and said", async () => {
  const chart = await charted("measure=value&by=route");
  const [{ count } = { count: 0 }] = await catalogue.sql<{ count: number }>(
    `SELECT count(*)::int AS count FROM programme g WHERE platform_id IN (${PUBLIC})`,
  );
  expect(chart.asked).toBe(count);
  expect(chart.drawn).toBeLessThan(count);
  expect(chartCaveats(chart).join(" ")).toContain(
    `${count - chart.drawn} of ${count} programmes are not in the picture`,
  );
});

test("every sum has its bar, to one scale, within the picture, and the rest of many series is one", async () => {
  const chart = await charted("measure=contracts&by=origin");
  expect(chart.series).toHaveLength(8);
  expect(chart.series.at(-1)?.label).toMatch(/^\d+ others$/);
  for (const size of ["wide", "narrow"] as const) {
    const { width, height, marks } = layOutChart(chart, "Credit", size);
    const bars = marks.flatMap((mark) => (mark.kind === "bar" ? [mark] : []));
    const sums = chart.series.flatMap((series) => [...series.sums.values()]);
    expect(bars).toHaveLength(sums.length);
    const [tallest, most] = [Math.max(...bars.map((bar) => bar.height)), Math.max(...sums)];
    for (const bar of bars) {
      const sum = Number(/: ([\d,]+)$/.exec(bar.told)?.[1]?.replaceAll(",", ""));
      expect(bar.height / tallest).toBeCloseTo(sum / most, 6);
      expect(bar.x >= 0 && bar.x + bar.width <= width && bar.y >= 0 && bar.y + bar.height <= height).toBe(true);
    }
  }
});

// One order of 600,000 rifles would leave every ship and aircraft without a bar.
test("items ordered have a scale for each row, which is said, with the highest year in figures", async () => {
  const chart = await charted("measure=quantity&by=origin");
  const { marks } = layOutChart(chart, "Credit");
  for (const { label, sums } of chart.series) {
    const tallest = Math.max(
      ...marks.flatMap((mark) => (mark.kind === "bar" && mark.told.startsWith(`${label}, `) ? [mark.height] : [])),
    );
    expect([label, tallest]).toEqual([label, 44]);
    const most = Math.max(...sums.values());
    if (sums.size > 1)
      expect(marks.flatMap((mark) => (mark.kind === "text" ? [mark.text] : [])).join("|")).toContain(
        `; ${most.toLocaleString("en")} in `,
      );
  }
  expect(chartCaveats(chart).join(" ")).toContain("each row has a scale of its own");
});

test("an address says again what it was read from, and what it cannot mean is told", () => {
  const search = "operator=IN&measure=value&by=route";
  expect(chartHref(asked(search))).toBe(`/programmes/chart?${search}`);
  expect(chartHref(asked(search), "csv")).toBe(`/programmes/chart.csv?${search}`);
  const odd = asked("measure=__proto__&by=colour");
  expect([odd.measure, odd.by, odd.notices.map(({ param }) => param)]).toEqual([
    "quantity",
    "origin",
    ["measure", "by"],
  ]);
});
