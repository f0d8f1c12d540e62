import { chartCredit, chartFileRoute, chartHeaders } from "@/app/_server/programme-chart";
import { otherMethods } from "@/app/_server/respond";
import { chartSvg } from "@/components/programmes/chart-file";
import { layOutChart } from "@/lib/core/programme/chart-marks";
import { chartCaveats, chartTitle } from "@/lib/core/programme/programme-chart";

export const GET = chartFileRoute((chart, asked) => {
  const svg = chartSvg(layOutChart(chart, chartCredit()), chartTitle(chart), chartCaveats(chart).join(" "));
  return new Response(svg, { headers: chartHeaders(asked, "image/svg+xml; charset=utf-8", "svg") });
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
