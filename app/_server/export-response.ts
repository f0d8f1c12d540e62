import "server-only";

import { context } from "@/app/_server/context";
import { badParameters } from "@/app/_server/respond";
import { streamed } from "@/app/_server/streamed";
import type { ExportFormat } from "@/lib/catalogue/queries/export-platforms";
import { EXPORT_FORMATS, exportPlatforms } from "@/lib/catalogue/queries/export-platforms";
import { parseSearchState } from "@/lib/core/search/url-codec";

/** Streams every hit of the request's search, in the search's order. Memory stays flat however many there are. */
export async function exportResponse(request: Request, format: ExportFormat): Promise<Response> {
  const { state, notices } = parseSearchState(new URL(request.url).searchParams);
  if (notices.length > 0) return badParameters(notices);
  return streamed(exportPlatforms(await context(), state, format), {
    "content-type": EXPORT_FORMATS[format].type,
    "content-disposition": `attachment; filename="platforms.${format}"`,
    "cache-control": "no-cache",
  });
}
