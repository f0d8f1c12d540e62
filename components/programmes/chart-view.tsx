import { inThisLanguage } from "@/components/language/current-language";
import { words } from "@/components/language/words";
import { ChartDrawing } from "@/components/programmes/chart-drawing";
import { ProgrammeFilters } from "@/components/programmes/programme-filters";
import { DataTable } from "@/components/ui/data-table";
import { NoticeList } from "@/components/ui/notice-list";
import { WayLink } from "@/components/ui/way-link";
import { layOutChart, type ChartSize } from "@/lib/core/programme/chart-marks";
import { programmesHref } from "@/lib/core/programme/programme-board";
import {
  CHART_MEASURES,
  CHART_SPLITS,
  chartCaveats,
  chartHref,
  chartTitle,
  measureLabel,
  sumText,
  type ChartAsked,
  type ChartMeasure,
  type ProgrammeChart,
} from "@/lib/core/programme/programme-chart";
import type { FacetCounts } from "@/lib/core/search/results";

type Props = {
  readonly asked: ChartAsked;
  readonly chart: ProgrammeChart;
  /** Acquisitions by value of each facet, for the filters. */
  readonly counts: FacetCounts;
  readonly notices: readonly string[];
  /** Who says so and when, in the picture. */
  readonly credit: string;
};

/** Quantity, value, contracts or inductions over the years, by what tells them apart: a picture, its table, and both as files. */
export function ChartView({ asked, chart, counts, notices, credit }: Props) {
  const { text, label: labelOf } = words();
  const { measure, by, state } = asked;
  const title = chartTitle(chart, words());
  const caveats = chartCaveats(chart, words());
  const years = [...new Set(chart.series.flatMap(({ sums }) => [...sums.keys()]))].sort((a, b) => a - b);
  return (
    <div className="frame space-y-5 pt-6">
      <h1 className="text-xl">{text("chart.heading")}</h1>
      <NoticeList title={text("notices.title")} notices={notices} />
      <ProgrammeFilters state={state} counts={counts} action="/programmes/chart" also={{ measure, by }} />
      <div className="flex flex-wrap gap-x-10 gap-y-2 text-sm no-print">
        <Choice
          label={text("chart.show")}
          options={CHART_MEASURES.map((one) => ({
            label: measureLabel(one, words()),
            href: chartHref({ ...asked, measure: one }),
            chosen: one === measure,
          }))}
        />
        <Choice
          label={text("chart.by")}
          options={CHART_SPLITS.map((one) => ({
            label: labelOf("facet", one),
            href: chartHref({ ...asked, by: one }),
            chosen: one === by,
          }))}
        />
      </div>
      <figure>
        {(["wide", "middle", "narrow"] as const).map((size) => (
          <ChartDrawing
            key={size}
            id={`chart-${size}`}
            picture={layOutChart(chart, credit, size, words())}
            title={title}
            told={text("chart.told", {
              sums: chart.series.map(({ label, total }) => `${label} ${sumText(measure, total, words())}`).join("; "),
            })}
            className={SHOWN[size]}
          />
        ))}
        <figcaption className="mt-3 max-w-[75ch] space-y-1 text-sm text-soft">
          {caveats.map((caveat) => (
            <p key={caveat}>{caveat}</p>
          ))}
        </figcaption>
      </figure>
      <p className="flex flex-wrap items-center gap-x-5 text-sm no-print">
        <span>{text("chart.take")}</span>
        {(["svg", "png", "csv"] as const).map((form) => (
          <a
            key={form}
            href={inThisLanguage(chartHref(asked, form))}
            className="inline-flex min-h-9 items-center uppercase underline"
          >
            {form}
          </a>
        ))}
      </p>
      <DataTable
        caption={title}
        heads={[text("column.year"), ...chart.series.map(({ label }) => label)]}
        figuresFrom={1}
        rows={[
          ...years.map((year) => ({
            key: String(year),
            cells: [year, ...chart.series.map(({ sums }) => sumOrDash(measure, sums.get(year)))],
          })),
          {
            key: "all",
            cells: [text("chart.allYears"), ...chart.series.map(({ total }) => sumText(measure, total, words()))],
          },
        ]}
      />
      <p>
        <WayLink href={programmesHref(state)} className="underline">
          {text("chart.themselves")}
        </WayLink>
      </p>
    </div>
  );
}

/** Where there is room for which: scaled down, its letters could not be read. */
const SHOWN: Record<ChartSize, string> = {
  wide: "hidden lg:block",
  middle: "hidden md:block lg:hidden",
  narrow: "block md:hidden",
};

const sumOrDash = (measure: ChartMeasure, sum: number | undefined) =>
  sum === undefined ? "–" : sumText(measure, sum, words());

type ChoiceProps = {
  readonly label: string;
  readonly options: readonly { readonly label: string; readonly href: string; readonly chosen: boolean }[];
};

function Choice({ label, options }: ChoiceProps) {
  return (
    <nav aria-label={label} className="flex flex-wrap items-center gap-x-4">
      <span className="text-soft">{label}</span>
      {options.map((option) => (
        <WayLink
          key={option.href}
          href={option.href}
          aria-current={option.chosen ? "true" : undefined}
          className="inline-flex min-h-11 items-center aria-[current]:strong aria-[current]:text-ink md:min-h-9"
        >
          {option.label}
        </WayLink>
      ))}
    </nav>
  );
}
