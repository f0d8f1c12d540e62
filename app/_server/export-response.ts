import "server-only";

import { context } from "@/app/_server/context";
import { badParameters } from "@/app/_server/respond";
import { exportPlatforms } from "@/lib/catalogue/queries/search-platforms";
import type { Hit } from "@/lib/core/search/results";
import { parseSearchState } from "@/lib/core/search/url-codec";

/** Streams every hit of the request's search, in the search's order, written by `write`. Memory stays flat however many there are. */
export async function exportResponse(request: Request, { type, fileName, write }: { type: string; fileName: string; write: (batches: AsyncIterable<readonly Hit[]>) => AsyncIterable<string> }): Promise<Response> {
  const { state, notices } = parseSearchState(new URL(request.url).searchParams);
  if (notices.length > 0) return badParameters(notices);
  const pieces = write(exportPlatforms(await context(), state))[Symbol.asyncIterator]();
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
  return new Response(body, { headers: { "content-type": type, "content-disposition": `attachment; filename="${fileName}"`, "cache-control": "no-cache" } });
}
