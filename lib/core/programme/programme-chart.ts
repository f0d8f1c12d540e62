import { figure } from "@/lib/core/figure";
import { facetOf, type FacetKey } from "@/lib/core/search/facets";
import type { SearchState } from "@/lib/core/search/search-state";
import type { Notice } from "@/lib/core/search/url-codec";
import { parseProgrammeSearch, programmesHref } from "@/lib/core/programme/programme-board";

/** What is added up for each year. */
export const CHART_MEASURES = {
  quantity: { label: "Items ordered", dated: "the year of the contract" },
  value: { label: "Value in US dollars", dated: "the year of the contract" },
  contracts: { label: "Contracts signed", dated: "the year of each contract" },
  inductions: { label: "Inductions", dated: "the year of each induction" },
} as const;
export type ChartMeasure = keyof typeof CHART_MEASURES;

/** What the sums are told apart by. */
export const CHART_SPLITS = ["origin", "route", "domain"] as const satisfies readonly FacetKey[];
export type ChartSplit = (typeof CHART_SPLITS)[number];

export type ChartAsked = { readonly state: SearchState; readonly measure: ChartMeasure; readonly by: ChartSplit };

/** One year of one series, as the tables have it. */
export type ChartSum = { readonly value: string; readonly year: number; readonly sum: number };

/** The acquisitions that were asked for, over the years. */
export type ProgrammeChart = Pick<ChartAsked, "measure" | "by"> & {
  /** The largest first; what is beyond the most that are drawn is one series, the last. */
  readonly series: readonly {
    readonly label: string;
    readonly sums: ReadonlyMap<number, number>;
    readonly total: number;
  }[];
  /** First and last year with a sum; null where there is none. */
  readonly years: { readonly from: number; readonly to: number } | null;
  /** Acquisitions that were asked for, and how many of them are in the picture. */
  readonly asked: number;
  readonly drawn: number;
};

/** Series that a picture has room for. */
const DRAWN_SERIES = 8;

const isMeasure = (text: string | null): text is ChartMeasure => text !== null && Object.hasOwn(CHART_MEASURES, text);
const isSplit = (text: string | null): text is ChartSplit => CHART_SPLITS.some((split) => split === text);

/** Reads the address of a chart: the filters of the board, what is added up, and by what it is told apart. */
export function parseProgrammeChart(params: URLSearchParams): ChartAsked & { readonly notices: readonly Notice[] } {
  const { state, notices } = parseProgrammeSearch(params);
  const [measure, by] = [params.get("measure"), params.get("by")];
  const own: Notice[] = [];
  if (measure !== null && !isMeasure(measure))
    own.push({ param: "measure", raw: measure, message: `measure takes ${Object.keys(CHART_MEASURES).join(", ")}` });
  if (by !== null && !isSplit(by)) own.push({ param: "by", raw: by, message: `by takes ${CHART_SPLITS.join(", ")}` });
  return {
    state: { ...state, page: 1 },
    measure: isMeasure(measure) ? measure : "quantity",
    by: isSplit(by) ? by : "origin",
    notices: [...notices, ...own],
  };
}

/** The one address of a chart, as a page or as a file. */
export function chartHref({ state, measure, by }: ChartAsked, as: "page" | "svg" | "png" | "csv" = "page"): string {
  const params = new URLSearchParams(programmesHref({ ...state, page: 1 }).split("?")[1] ?? "");
  params.set("measure", measure);
  params.set("by", by);
  return `/programmes/chart${as === "page" ? "" : `.${as}`}?${params.toString()}`;
}

/** Makes a chart of the sums. */
export function toChart(
  { measure, by }: ChartAsked,
  sums: readonly ChartSum[],
  { asked, drawn }: Pick<ProgrammeChart, "asked" | "drawn">,
): ProgrammeChart {
  const found = new Map<string, Map<number, number>>();
  for (const { value, year, sum } of sums) {
    const years = found.get(value) ?? new Map<number, number>();
    found.set(value, years.set(year, (years.get(year) ?? 0) + sum));
  }
  const totalOf = (years: ReadonlyMap<number, number>) => [...years.values()].reduce((sum, one) => sum + one, 0);
  const all = [...found]
    .map(([value, years]) => ({ label: facetOf(by).labelOf(value), sums: years, total: totalOf(years) }))
    .sort((a, b) => b.total - a.total || a.label.localeCompare(b.label, "en"));
  const rest = all.length > DRAWN_SERIES ? all.slice(DRAWN_SERIES - 1) : [];
  const others = new Map<number, number>();
  for (const { sums: years } of rest) for (const [year, sum] of years) others.set(year, (others.get(year) ?? 0) + sum);
  const series =
    rest.length === 0
      ? all
      : [
          ...all.slice(0, DRAWN_SERIES - 1),
          { label: `${figure(rest.length)} others`, sums: others, total: totalOf(others) },
        ];
  const years = sums.map(({ year }) => year);
  return {
    measure,
    by,
    series,
    years: years.length > 0 ? { from: Math.min(...years), to: Math.max(...years) } : null,
    asked,
    drawn,
  };
}

const DOLLARS = new Intl.NumberFormat("en-GB", { notation: "compact", maximumSignificantDigits: 3 });

/** A sum as the picture and its table say it. */
export const sumText = (measure: ChartMeasure, sum: number): string =>
  measure === "value" ? `US$ ${DOLLARS.format(sum)}` : figure(sum);

/** What the picture shows, in a line. */
export const chartTitle = ({ measure, by }: Pick<ProgrammeChart, "measure" | "by">): string =>
  `${CHART_MEASURES[measure].label} by year and ${facetOf(by).label.toLowerCase()}`;

/** What nobody should take the picture for. Missing values are counted, since they are not zero. */
export function chartCaveats({ measure, by, asked, drawn }: ProgrammeChart): string[] {
  const missing = asked - drawn;
  return [
    `Each sum stands in ${CHART_MEASURES[measure].dated}, each bar begins at zero, and all rows have one scale.`,
    missing > 0
      ? `${figure(missing)} of ${figure(asked)} programmes are not in the picture: ${measure === "quantity" ? "they state no quantity, or no dated contract" : measure === "value" ? "they state no value in dollars, or no dated contract" : "they state no such event with a date"}.`
      : "All programmes that were asked for are in the picture.",
    ...(measure === "quantity" ? ["A missile counts as much as a ship: narrow the category before you compare."] : []),
    ...(measure === "value"
      ? [
          "Dollars of the time, as the source says them; other currencies are not converted, and prices are not adjusted.",
        ]
      : []),
    ...(by === "origin" ? ["What comes from two countries counts for each of them."] : []),
  ];
}
