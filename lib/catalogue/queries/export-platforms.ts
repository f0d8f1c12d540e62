import type { Context } from "@/lib/catalogue/context";
import { everyHit } from "@/lib/catalogue/queries/search-platforms";
import type { SearchState } from "@/lib/core/search/search-state";
import { hitsToCsv, hitsToNdjson } from "@/lib/exchange/write-hits";

/** How a list can be written. */
export const LIST_FORMATS = {
  csv: { type: "text/csv; charset=utf-8", write: hitsToCsv },
  ndjson: { type: "application/x-ndjson; charset=utf-8", write: hitsToNdjson },
} as const;
export type ListFormat = keyof typeof LIST_FORMATS;

/** Every hit of a search, page after page, in its order, as pieces of a file.
 *  @param siteUrl where readers reach the site, without a slash at the end */
export const exportPlatforms = (
  context: Pick<Context, "engines">,
  state: SearchState,
  format: ListFormat,
  siteUrl: string,
): AsyncIterable<string> => LIST_FORMATS[format].write(everyHit(context, state), siteUrl);
