import "server-only";

import { context } from "@/app/_server/context";
import { badParameters, guarded } from "@/app/_server/respond";
import { siteUrl } from "@/app/_server/site-address";
import { SITE_NAME } from "@/components/site/site-name";
import { chartProgrammes } from "@/lib/catalogue/queries/chart-programmes";
import { formatDate } from "@/lib/core/time/partial-date";
import { parseProgrammeChart, type ChartAsked, type ProgrammeChart } from "@/lib/core/programme/programme-chart";

/** Who says so and when, as a picture that is passed on bears it. */
export const chartCredit = (): string =>
  `${SITE_NAME}, ${siteUrl()}, ${formatDate(new Date().toISOString().slice(0, 10))}. Programmes with stated amounts only.`;

/** Answers with a chart as a file; a parameter that cannot be used is an error here, since a file carries no notice. */
export const chartFileRoute = (write: (chart: ProgrammeChart, asked: ChartAsked) => Response | Promise<Response>) =>
  guarded(async (request) => {
    const { notices, ...asked } = parseProgrammeChart(new URL(request.url).searchParams);
    if (notices.length > 0) return badParameters(notices);
    return write(await chartProgrammes(await context(), asked), asked);
  });

/** The headers of such a file. */
export const chartHeaders = ({ measure, by }: ChartAsked, type: string, ending: string): Record<string, string> => ({
  "content-type": type,
  "content-disposition": `attachment; filename="programmes-${measure}-by-${by}.${ending}"`,
  "cache-control": "public, max-age=60",
});
