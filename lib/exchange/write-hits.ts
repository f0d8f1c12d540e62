import { stringify } from "csv-stringify/sync";

import type { Hit } from "@/lib/core/search/results";

/** One column of the list export: its heading, and what it holds of a hit of the site. Lists are joined by "; ". */
const COLUMNS: readonly (readonly [heading: string, read: (hit: Hit, siteUrl: string) => string | number | null])[] = [
  ["slug", (hit) => hit.slug],
  ["designation", (hit) => hit.designation],
  ["name", (hit) => hit.name],
  ["status", (hit) => hit.status],
  ["statusAsOf", (hit) => hit.headline?.asOf ?? null],
  ["operator", (hit) => hit.headline?.operator ?? null],
  ["ordered", (hit) => hit.headline?.ordered ?? null],
  ["delivered", (hit) => hit.headline?.delivered ?? null],
  ["statuses", (hit) => hit.statuses.join("; ")],
  ["domain", (hit) => hit.domain],
  ["category", (hit) => hit.category],
  ["origin", (hit) => hit.origin.join("; ")],
  ["manufacturers", (hit) => hit.manufacturers.join("; ")],
  ["operators", (hit) => hit.operators.join("; ")],
  ["services", (hit) => hit.services.join("; ")],
  ["introduced", (hit) => hit.introduced],
  ["summary", (hit) => hit.summary],
  ["url", (hit) => hit.url],
  ["updated", (hit) => hit.updated],
  // Somebody who is handed the file finds each record, with its sources, by this one.
  ["address", (hit, siteUrl) => siteUrl + hit.url],
];

/** The list as CSV (RFC 4180, UTF-8 with a byte order mark so that spreadsheets read it right). Cells that a spreadsheet would
 *  take for a formula are quoted with an apostrophe.
 *  @param siteUrl where readers reach the site, without a slash at the end */
export async function* hitsToCsv(batches: AsyncIterable<readonly Hit[]>, siteUrl: string): AsyncGenerator<string> {
  // The heading goes out with the first hits, so that a search that fails writes nothing at all.
  let heading = `\uFEFF${stringify([COLUMNS.map(([name]) => name)], CSV)}`;
  for await (const hits of batches) {
    const rows = hits.map((hit) => COLUMNS.map(([, read]) => read(hit, siteUrl)));
    yield heading + stringify(rows, CSV);
    heading = "";
  }
  if (heading) yield heading;
}

const CSV = { escape_formulas: true, record_delimiter: "\r\n" } as const;

/** The list as one JSON object a line. */
export async function* hitsToNdjson(batches: AsyncIterable<readonly Hit[]>): AsyncGenerator<string> {
  for await (const hits of batches) yield hits.map((hit) => `${JSON.stringify(hit)}\n`).join("");
}
