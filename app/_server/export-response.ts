import "server-only";

import { context } from "@/app/_server/context";
import { badParameters } from "@/app/_server/respond";
import type { ExportFormat } from "@/lib/catalogue/queries/export-platforms";
import { EXPORT_FORMATS, exportPlatforms } from "@/lib/catalogue/queries/export-platforms";
import { parseSearchState } from "@/lib/core/search/url-codec";

/** Streams every hit of the request's search, in the search's order. Memory stays flat however many there are. */
export async function exportResponse(request: Request, format: ExportFormat): Promise<Response> {
  const { state, notices } = parseSearchState(new URL(request.url).searchParams);
  if (notices.length > 0) return badParameters(notices);
  const pieces = exportPlatforms(await context(), state, format)[Symbol.asyncIterator]();
  // The first piece is read before the answer begins, so that a search that fails is an error and not an empty file.
  let next: Promise<IteratorResult<string>> | null = pieces.next();
  await next;
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const piece = await (next ?? pieces.next());
      next = null;
      if (piece.done) controller.close();
      else controller.enqueue(encoder.encode(piece.value));
    },
    async cancel() {
      await pieces.return?.();
    },
  });
  return new Response(body, {
    headers: {
      "content-type": EXPORT_FORMATS[format].type,
      "content-disposition": `attachment; filename="platforms.${format}"`,
      "cache-control": "no-cache",
    },
  });
}
