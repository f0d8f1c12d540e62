import type { Context } from "@/lib/catalogue/context";
import { ENGLISH, type Words } from "@/lib/core/language/words";
import { toChart, type ChartAsked, type ProgrammeChart } from "@/lib/core/programme/programme-chart";
import { chartToCsv } from "@/lib/exchange/write-chart";
import { readProgrammeSums } from "@/lib/store/programme-sums";

/** The acquisitions of all published records over the years, narrowed as the board is. */
export async function chartProgrammes(
  { store: { read } }: Pick<Context, "store">,
  asked: ChartAsked,
  words: Words = ENGLISH,
): Promise<ProgrammeChart> {
  const { sums, ...counts } = await readProgrammeSums(read, asked);
  return toChart(asked, sums, counts, words);
}

/** The sums of a chart as CSV, a row each. */
export const exportChart = (chart: ProgrammeChart): string => chartToCsv(chart);
