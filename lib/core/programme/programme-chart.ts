import { remembered } from "@/lib/core/remembered";
import { ENGLISH, type Words } from "@/lib/core/language/words";
import type { FacetKey } from "@/lib/core/search/facets";
import type { SearchState } from "@/lib/core/search/search-state";
import type { Notice } from "@/lib/core/search/url-codec";
import { parseProgrammeSearch, programmesHref } from "@/lib/core/programme/programme-board";

/** What is added up for each year. */
export const CHART_MEASURES = ["quantity", "value", "contracts", "inductions"] as const;
export type ChartMeasure = (typeof CHART_MEASURES)[number];

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

const isMeasure = (text: string | null): text is ChartMeasure => CHART_MEASURES.some((one) => one === text);
const isSplit = (text: string | null): text is ChartSplit => CHART_SPLITS.some((split) => split === text);

/** Reads the address of a chart: the filters of the board, what is added up, and by what it is told apart. */
export function parseProgrammeChart(
  params: URLSearchParams,
  words: Words = ENGLISH,
): ChartAsked & { readonly notices: readonly Notice[] } {
  const { state, notices } = parseProgrammeSearch(params, words);
  const [measure, by] = [params.get("measure"), params.get("by")];
  const own: Notice[] = [];
  if (measure !== null && !isMeasure(measure))
    own.push({
      param: "measure",
      raw: measure,
      message: words.text("notice.takes", { param: "measure", allowed: CHART_MEASURES.join(", ") }),
    });
  if (by !== null && !isSplit(by))
    own.push({
      param: "by",
      raw: by,
      message: words.text("notice.takes", { param: "by", allowed: CHART_SPLITS.join(", ") }),
    });
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
  words: Words = ENGLISH,
): ProgrammeChart {
  const found = new Map<string, Map<number, number>>();
  for (const { value, year, sum } of sums) {
    const years = found.get(value) ?? new Map<number, number>();
    found.set(value, years.set(year, (years.get(year) ?? 0) + sum));
  }
  const totalOf = (years: ReadonlyMap<number, number>) => [...years.values()].reduce((sum, one) => sum + one, 0);
  const all = [...found]
    .map(([value, years]) => ({ label: words.facetValue(by, value), sums: years, total: totalOf(years) }))
    .sort((a, b) => b.total - a.total || a.label.localeCompare(b.label, words.locale));
  const rest = all.length > DRAWN_SERIES ? all.slice(DRAWN_SERIES - 1) : [];
  const others = new Map<number, number>();
  for (const { sums: years } of rest) for (const [year, sum] of years) others.set(year, (others.get(year) ?? 0) + sum);
  const series =
    rest.length === 0
      ? all
      : [
          ...all.slice(0, DRAWN_SERIES - 1),
          { label: words.text("chart.others", { count: rest.length }), sums: others, total: totalOf(others) },
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

/** A sum as the picture and its table say it. */
export const sumText = (measure: ChartMeasure, sum: number, words: Words = ENGLISH): string =>
  measure === "value" ? `US$ ${dollarsIn(words.locale).format(sum)}` : words.figure(sum);

const dollarsIn = remembered(
  (locale) => new Intl.NumberFormat(locale, { notation: "compact", maximumSignificantDigits: 3 }),
);

/** What is added up, in a few words. */
export const measureLabel = (measure: ChartMeasure, words: Words = ENGLISH): string => words.text(`measure.${measure}`);

/** What the picture shows, in a line. */
export const chartTitle = ({ measure, by }: Pick<ProgrammeChart, "measure" | "by">, words: Words = ENGLISH): string =>
  words.text("chart.title", { measure: measureLabel(measure, words), by: words.inSentence("facet", by) });

/** What nobody should take the picture for. Missing values are counted, since they are not zero. */
export function chartCaveats({ measure, by, asked, drawn }: ProgrammeChart, { text }: Words = ENGLISH): string[] {
  const missing = asked - drawn;
  return [
    text("chart.scale", { measure }),
    missing > 0 ? text("chart.missing", { missing, asked, measure }) : text("chart.complete"),
    ...(measure === "quantity" ? [text("chart.unlike")] : []),
    ...(measure === "value" ? [text("chart.dollars")] : []),
    ...(by === "origin" ? [text("chart.twice")] : []),
  ];
}
