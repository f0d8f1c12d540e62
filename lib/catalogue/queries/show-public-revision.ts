import type { Context } from "@/lib/catalogue/context";
import { withSurroundings } from "@/lib/catalogue/queries/find-platform";
import { findPublicRevision } from "@/lib/catalogue/queries/get-revision";
import type { PublishedPlatform } from "@/lib/core/platform/published-platform";
import { readRecord } from "@/lib/store/records";

export type ShownRevision = { readonly platform: PublishedPlatform; readonly at: Date; readonly isCurrent: boolean };

/** A published version of a public record as its page showed it, with the records around it as they are now. */
export async function showPublicRevision(
  context: Pick<Context, "store">,
  slug: string,
  version: number,
): Promise<ShownRevision | null> {
  const found = await findPublicRevision(context, slug, version);
  const record = found && (await readRecord(context.store.read, { slug }));
  if (!record) return null;
  const { at, isCurrent } = found;
  // A picture that was taken out, whose licence may have ended, is not shown any more; what the version said about facts is.
  const shown = new Set(record.published?.pictures.map(({ file }) => file));
  const content = { ...found.content, pictures: found.content.pictures.filter(({ file }) => shown.has(file)) };
  const stored = { id: record.id, version, publishedVersion: version, updatedAt: at, content };
  return { platform: await withSurroundings(context.store.read, stored), at, isCurrent };
}
