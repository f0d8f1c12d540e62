import "server-only";

import { context } from "@/app/_server/context";
import { wordsOf } from "@/app/_server/problems";
import { problem, removedProblem, text } from "@/app/_server/respond";
import { citedRecord } from "@/app/_server/site-address";
import { findPlatform } from "@/lib/catalogue/queries/find-platform";
import type { CiteFormat } from "@/lib/core/citation/cite-record";
import { CITE_FORMATS } from "@/lib/core/citation/cite-record";
import { notFound } from "@/lib/core/problems";

/** A record's citation as a file for a reference manager. A renamed record's old address leads on. */
export async function citeResponse(request: Request, slug: string, format: CiteFormat): Promise<Response> {
  const found = await findPlatform(await context(), slug);
  if (found.kind === "moved")
    return new Response(null, { status: 308, headers: { location: `/platforms/${found.slug}/cite.${format}` } });
  if (found.kind === "removed") return removedProblem(slug);
  if (found.kind !== "found") {
    const { status, title, detail } = wordsOf(notFound("platform", slug.slice(0, 80)));
    return problem(status, title, detail);
  }
  const { type, write } = CITE_FORMATS[format];
  const { content, version } = found.platform;
  return text(request, write(citedRecord(found.platform)), type, {
    headers: { "content-disposition": `attachment; filename="${content.slug}-v${version}.${format}"` },
  });
}
