import "server-only";

import { context } from "@/app/_server/context";
import { badParameters } from "@/app/_server/respond";
import { siteUrl } from "@/app/_server/site-address";
import { streamed } from "@/app/_server/streamed";
import type { ListFormat } from "@/lib/catalogue/queries/export-platforms";
import { LIST_FORMATS, exportPlatforms } from "@/lib/catalogue/queries/export-platforms";
import { parseSearchState, serializeSearchState } from "@/lib/core/search/url-codec";

/** Streams every hit of the request's search, in the search's order. Memory stays flat however many there are. */
export async function exportResponse(request: Request, format: ListFormat): Promise<Response> {
  const { state, notices } = parseSearchState(new URL(request.url).searchParams);
  if (notices.length > 0) return badParameters(notices);
  const catalogue = await context();
  const day = catalogue.clock().toISOString().slice(0, 10);
  const query = serializeSearchState(state);
  return streamed(exportPlatforms(catalogue, state, format, siteUrl()), {
    "content-type": LIST_FORMATS[format].type,
    // Of two files in one folder each says what was asked for, and when.
    "content-disposition": `attachment; filename="platforms${inFileName(query)}-${day}.${format}"`,
    link: `<${siteUrl()}/platforms${query ? `?${query}` : ""}>; rel="alternate"; type="text/html", <${siteUrl()}/about/data>; rel="license"`,
    "cache-control": "no-cache",
  });
}

/** The search as a part of a file's name: `-q-radar-operator-in`. Letters that some system takes for its own are left out. */
const inFileName = (query: string): string =>
  [...new URLSearchParams(query)]
    .filter(([name]) => !["page", "perPage", "view"].includes(name))
    .flat()
    .map((word) => `-${word.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`)
    .join("")
    .replace(/-+/g, "-")
    .replace(/-$/, "")
    .slice(0, 80);
