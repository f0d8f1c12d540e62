import "server-only";

import { context } from "@/app/_server/context";
import { refusal, removedProblem } from "@/app/_server/respond";
import { findPlatform } from "@/lib/catalogue/queries/find-platform";
import type { PublishedPlatform } from "@/lib/core/platform/published-platform";
import { notFound } from "@/lib/core/problems";

/** A file that is made of one public record. A renamed record's old address leads on.
 *  @param name the file's last part of the address, as in `cite.bib`
 *  @returns what `write` makes of it; else 308, 404 or 410 */
export async function asRecordFile(
  slug: string,
  name: string,
  write: (platform: PublishedPlatform) => Response | Promise<Response>,
): Promise<Response> {
  const found = await findPlatform(await context(), slug);
  if (found.kind === "moved")
    return new Response(null, { status: 308, headers: { location: `/platforms/${found.slug}/${name}` } });
  if (found.kind === "removed") return removedProblem(slug);
  if (found.kind === "found") return write(found.platform);
  return refusal(notFound("platform", slug.slice(0, 80)));
}
