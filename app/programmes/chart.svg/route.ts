import { chartCredit, chartFileRoute, chartHeaders } from "@/app/_server/programme-chart";
import { otherMethods } from "@/app/_server/respond";
import { words } from "@/components/language/words";
import { chartSvg } from "@/components/programmes/chart-file";
import { layOutChart } from "@/lib/core/programme/chart-marks";
import { chartCaveats, chartTitle } from "@/lib/core/programme/programme-chart";

/** In the language of the page that leads here, as its address says. */
export const GET = chartFileRoute((chart, asked) => {
  const svg = chartSvg(layOutChart(chart, chartCredit(words()), "wide", words()), {
    title: chartTitle(chart, words()),
    told: chartCaveats(chart, words()).join(" "),
    language: words().code,
  });
  return new Response(svg, { headers: chartHeaders(asked, "image/svg+xml; charset=utf-8", "svg") });
}, words);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
