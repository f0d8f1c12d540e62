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

const WIDTH = 960;
const [LEFT, RIGHT] = [210, 860];
const [HEAD, ROW, FOOT] = [48, 64, 56];
const BAR_MAX = 44;
/** Names of series that are longer would run into their bars. */
const LABEL_MAX = 26;

/** Lays a chart out: a row for each series, all on one axis and one scale, so that nothing hangs on colour. The page, the SVG file and
 *  the PNG file are drawn from the same marks. @param credit who says so and when, at the foot */
export function layOutChart(chart: ProgrammeChart, credit: string): ChartPicture {
  const { series, years, measure } = chart;
  const height = HEAD + Math.max(1, series.length) * ROW + FOOT;
  const marks: ChartMark[] = [
    { kind: "text", x: 0, y: 22, anchor: "start", tone: "title", text: chartTitle(chart) },
    { kind: "text", x: 0, y: height - 6, anchor: "start", tone: "soft", text: credit },
  ];
  if (!years) {
    marks.push({ kind: "text", x: 0, y: HEAD + 30, anchor: "start", tone: "label", text: "No sum to draw." });
    return { width: WIDTH, height, marks };
  }
  const count = years.to - years.from + 1;
  const step = (RIGHT - LEFT) / count;
  const max = Math.max(...series.flatMap(({ sums }) => [...sums.values()]));
  series.forEach(({ label, sums, total }, at) => {
    const base = HEAD + (at + 1) * ROW - 8;
    const shown = label.length > LABEL_MAX ? `${label.slice(0, LABEL_MAX - 1)}…` : label;
    marks.push(
      { kind: "text", x: 0, y: base - 4, anchor: "start", tone: "label", text: shown },
      { kind: "text", x: WIDTH, y: base - 4, anchor: "end", tone: "label", text: sumText(measure, total) },
      { kind: "rule", x: LEFT, y: base, width: RIGHT - LEFT },
    );
    for (const [year, sum] of [...sums].sort(([a], [b]) => a - b)) {
      const tall = (BAR_MAX * sum) / max;
      marks.push({
        kind: "bar",
        x: LEFT + (year - years.from) * step + step * 0.1,
        y: base - tall,
        width: step * 0.8,
        height: tall,
        told: `${label}, ${year}: ${sumText(measure, sum)}`,
      });
    }
  });
  const every = [1, 2, 5, 10, 20, 50].find((some) => count / some <= 12) ?? 100;
  for (let year = Math.ceil(years.from / every) * every; year <= years.to; year += every)
    marks.push({
      kind: "text",
      x: LEFT + (year - years.from + 0.5) * step,
      y: height - FOOT + 16,
      anchor: "middle",
      tone: "soft",
      text: String(year),
    });
  return { width: WIDTH, height, marks };
}
