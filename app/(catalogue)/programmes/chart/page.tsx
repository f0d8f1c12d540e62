import type { Metadata } from "next";

import { alternatesOf } from "@/app/_server/page-metadata";
import { words } from "@/components/language/words";
import { asPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { chartCredit } from "@/app/_server/programme-chart";
import { toSearchParams } from "@/app/_server/search-params";
import { ChartView } from "@/components/programmes/chart-view";
import { SiteFrame } from "@/components/site/site-frame";
import { chartProgrammes } from "@/lib/catalogue/queries/chart-programmes";
import { listProgrammes } from "@/lib/catalogue/queries/list-programmes";
import { chartHref, chartTitle, parseProgrammeChart } from "@/lib/core/programme/programme-chart";
import { countFilters } from "@/lib/core/search/search-state";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const asked = parseProgrammeChart(toSearchParams(await searchParams));
  return {
    title: chartTitle(asked, words()),
    description: words().text("chart.summary"),
    alternates: alternatesOf(chartHref(asked)),
    robots: countFilters(asked.state) > 0 ? { index: false, follow: true } : undefined,
  };
}

export default asPage(async function ProgrammeChartPage({ searchParams }: Props) {
  const { notices, ...asked } = parseProgrammeChart(toSearchParams(await searchParams), words());
  const all = await context();
  const [chart, board] = await Promise.all([chartProgrammes(all, asked, words()), listProgrammes(all, asked.state)]);
  return (
    <SiteFrame>
      <ChartView
        asked={asked}
        chart={chart}
        counts={board.facets}
        notices={[...new Set(notices.map(({ message }) => message))]}
        credit={chartCredit(words())}
      />
    </SiteFrame>
  );
});
