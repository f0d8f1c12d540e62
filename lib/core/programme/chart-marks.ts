import { ENGLISH, type Words } from "@/lib/core/language/words";
import { chartTitle, sumText, type ProgrammeChart } from "@/lib/core/programme/programme-chart";

/** What a picture is made of: places in pixels from the upper left corner; of a text, the beginning, middle or end of its base line. */
export type ChartMark =
  | {
      readonly kind: "bar";
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly told: string;
    }
  | { readonly kind: "rule"; readonly x: number; readonly y: number; readonly width: number }
  | {
      readonly kind: "text";
      readonly x: number;
      readonly y: number;
      readonly anchor: "start" | "middle" | "end";
      readonly tone: "title" | "label" | "soft";
      readonly text: string;
    };

export type ChartPicture = { readonly width: number; readonly height: number; readonly marks: readonly ChartMark[] };

/** Widths in pixels: on paper and a desk, on a tablet, and on a telephone. */
export const CHART_WIDTHS = { wide: 960, middle: 704, narrow: 328 } as const;
export type ChartSize = keyof typeof CHART_WIDTHS;

const [HEAD, ROW, FOOT] = [40, 80, 56];
const BAR_MAX = 44;
/** Room for a year on the axis. */
const YEAR_WIDTH = 60;
/** Half of what its four digits take. */
const YEAR_HALF = 18;
/** Room for a letter of a label, and for the sum at the other end of its line. */
const [LETTER_WIDTH, SUM_WIDTH, PEAK_WIDTH] = [8, 96, 200];

/** Lays a chart out: a row for each series, all on one axis, so that nothing hangs on colour, and on one scale. Of items ordered each row has
 *  its own, with its highest year in figures: one order of rifles would else leave every ship and aircraft without a bar to be seen.
 *  The page, the SVG file and the PNG file are drawn from the same marks. @param credit who says so and when, at the foot, but for a telephone's */
export function layOutChart(
  chart: ProgrammeChart,
  credit: string,
  size: ChartSize = "wide",
  words: Words = ENGLISH,
): ChartPicture {
  const { series, years, measure } = chart;
  const width = CHART_WIDTHS[size];
  const height = HEAD + Math.max(1, series.length) * ROW + FOOT;
  const marks: ChartMark[] = [
    { kind: "text", x: 0, y: 22, anchor: "start", tone: "title", text: chartTitle(chart, words) },
  ];
  if (size !== "narrow") marks.push({ kind: "text", x: 0, y: height - 6, anchor: "start", tone: "soft", text: credit });
  if (!years) {
    marks.push({ kind: "text", x: 0, y: HEAD + 30, anchor: "start", tone: "label", text: words.text("chart.empty") });
    return { width, height, marks };
  }
  const step = width / (years.to - years.from + 1);
  const highest = (of: readonly ReadonlyMap<number, number>[]) => Math.max(...of.flatMap((sums) => [...sums.values()]));
  const most = highest(series.map(({ sums }) => sums));
  const hasOwnScale = measure === "quantity";
  const lettersMax = Math.floor((width - (hasOwnScale ? PEAK_WIDTH : SUM_WIDTH)) / LETTER_WIDTH);
  series.forEach(({ label, sums, total }, at) => {
    const top = HEAD + at * ROW + 16;
    const base = HEAD + (at + 1) * ROW - 8;
    const max = hasOwnScale ? highest([sums]) : most;
    const peak = [...sums].find(([, sum]) => sum === max);
    const told = sumText(measure, total, words);
    const shown = label.length > lettersMax ? `${label.slice(0, lettersMax - 1)}…` : label;
    marks.push(
      { kind: "text", x: 0, y: top, anchor: "start", tone: "label", text: shown },
      {
        kind: "text",
        x: width,
        y: top,
        anchor: "end",
        tone: "label",
        text:
          hasOwnScale && peak && sums.size > 1
            ? words.text("chart.peak", { total: told, year: String(peak[0]), sum: sumText(measure, peak[1], words) })
            : told,
      },
      { kind: "rule", x: 0, y: base, width },
    );
    for (const [year, sum] of [...sums].sort(([a], [b]) => a - b)) {
      const tall = (BAR_MAX * sum) / max;
      marks.push({
        kind: "bar",
        x: (year - years.from) * step + step * 0.1,
        y: base - tall,
        width: step * 0.8,
        height: tall,
        told: `${label}, ${year}: ${sumText(measure, sum, words)}`,
      });
    }
  });
  const every = [1, 2, 5, 10, 20, 50].find((some) => some * step >= YEAR_WIDTH) ?? 100;
  for (let year = Math.ceil(years.from / every) * every; year <= years.to; year += every)
    marks.push({
      kind: "text",
      // A year at either end stands a little beside its middle, so that nothing of it is cut off.
      x: Math.min(Math.max((year - years.from + 0.5) * step, YEAR_HALF), width - YEAR_HALF),
      y: height - FOOT + 16,
      anchor: "middle",
      tone: "soft",
      text: String(year),
    });
  return { width, height, marks };
}
