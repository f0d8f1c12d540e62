import { stringify } from "csv-stringify/sync";

import type { ProgrammeChart } from "@/lib/core/programme/programme-chart";
import { guarded } from "@/lib/exchange/formula-guard";

/** A chart as CSV (RFC 4180, UTF-8 with a byte order mark): a row for each sum that it draws. */
export function chartToCsv({ measure, by, series }: ProgrammeChart): string {
  const rows = series.flatMap(({ label, sums }) =>
    [...sums].sort(([a], [b]) => a - b).map(([year, sum]) => [year, guarded(label), sum]),
  );
  return `\uFEFF${stringify([["year", by, measure], ...rows], { record_delimiter: "windows" })}`;
}
