import { ImageResponse } from "next/og";

import { chartCredit, chartFileRoute, chartHeaders } from "@/app/_server/programme-chart";
import { pictureFaces } from "@/app/_server/picture-faces";
import { otherMethods } from "@/app/_server/respond";
import { ChartCard } from "@/components/programmes/chart-card";
import { chartFileSize } from "@/components/programmes/chart-file";
import { SHARE_CARD_FACES } from "@/components/platform/share-card";
import { layOutChart } from "@/lib/core/programme/chart-marks";

/** In English only: what draws it does not join Devanagari letters, and would spell Hindi wrongly. */
export const GET = chartFileRoute(async (chart, asked) => {
  const picture = layOutChart(chart, chartCredit());
  return new ImageResponse(<ChartCard picture={picture} font={SHARE_CARD_FACES.text} />, {
    ...chartFileSize(picture),
    fonts: await pictureFaces(),
    headers: chartHeaders(asked, "image/png", "png"),
  });
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
