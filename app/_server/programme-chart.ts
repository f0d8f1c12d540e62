import "server-only";

import { context } from "@/app/_server/context";
import { badParameters, guarded } from "@/app/_server/respond";
import { siteUrl } from "@/app/_server/site-address";
import { chartProgrammes } from "@/lib/catalogue/queries/chart-programmes";
import { ENGLISH, type Words } from "@/lib/core/language/words";
import { parseProgrammeChart, type ChartAsked, type ProgrammeChart } from "@/lib/core/programme/programme-chart";

/** Who says so and when, as a picture that is passed on bears it. */
export const chartCredit = ({ text, date }: Words = ENGLISH): string =>
  text("chart.credit", {
    site: text("site.name"),
    address: siteUrl(),
    date: date(new Date().toISOString().slice(0, 10)),
  });

/**
 * Answers with a chart as a file; a parameter that cannot be used is an error here, since a file carries no notice.
 * @param words in which language the chart's labels are, asked at each request
 */
export const chartFileRoute = (
  write: (chart: ProgrammeChart, asked: ChartAsked) => Response | Promise<Response>,
  words: () => Words = () => ENGLISH,
) =>
  guarded(async (request) => {
    const { notices, ...asked } = parseProgrammeChart(new URL(request.url).searchParams);
    if (notices.length > 0) return badParameters(notices);
    return write(await chartProgrammes(await context(), asked, words()), asked);
  });

/** The headers of such a file. */
export const chartHeaders = ({ measure, by }: ChartAsked, type: string, ending: string): Record<string, string> => ({
  "content-type": type,
  "content-disposition": `attachment; filename="programmes-${measure}-by-${by}.${ending}"`,
  "cache-control": "public, max-age=60",
});
