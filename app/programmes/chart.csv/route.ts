import { chartFileRoute, chartHeaders } from "@/app/_server/programme-chart";
import { otherMethods } from "@/app/_server/respond";
import { exportChart } from "@/lib/catalogue/queries/chart-programmes";

export const GET = chartFileRoute(
  (chart, asked) =>
    new Response(exportChart(chart), { headers: chartHeaders(asked, "text/csv; charset=utf-8", "csv") }),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
