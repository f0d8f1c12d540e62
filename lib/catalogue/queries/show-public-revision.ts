import type { Context } from "@/lib/catalogue/context";
import { whereaboutsOf, withSurroundings } from "@/lib/catalogue/queries/find-platform";
import { findPublicRevision } from "@/lib/catalogue/queries/get-revision";
import { isSlug } from "@/lib/core/platform/slug";
import type { PlatformLookup, PublishedPlatform } from "@/lib/core/platform/published-platform";
import { readRecord } from "@/lib/store/records";

/** What the public finds at the address of a version. */
export type RevisionLookup =
  | {
      readonly kind: "found";
      readonly platform: PublishedPlatform;
      readonly at: Date;
      readonly isCurrent: boolean;
    }
  | Exclude<PlatformLookup, { readonly kind: "found" }>;

/** A published version of a public record as its page showed it, with the records around it as they are now; or where it is to be found,
 *  since a citation outlives the address that it names. */
export async function showPublicRevision(
  context: Pick<Context, "store">,
  slug: string,
  version: number,
): Promise<RevisionLookup> {
  const found = isSlug(slug) ? await findPublicRevision(context, slug, version) : null;
  const record = found && (await readRecord(context.store.read, { slug }));
  if (!record) return elsewhere(context, slug, version);
  const { at, isCurrent } = found;
  // A picture that was taken out, whose licence may have ended, is not shown any more; what the version said about facts is.
  const shown = new Set(record.published?.pictures.map(({ file }) => file));
  const content = { ...found.content, pictures: found.content.pictures.filter(({ file }) => shown.has(file)) };
  const stored = { id: record.id, version, publishedVersion: version, updatedAt: at, content };
  return { kind: "found", platform: await withSurroundings(context.store.read, stored), at, isCurrent };
}

async function elsewhere(context: Pick<Context, "store">, slug: string, version: number): Promise<RevisionLookup> {
  const whereabouts = await whereaboutsOf(context.store.read, slug);
  if (whereabouts.kind !== "moved") return whereabouts;
  const there = whereabouts.slug === slug ? null : await findPublicRevision(context, whereabouts.slug, version);
  if (!there) return { kind: "unknown" };
  // Of two records that were made one the address leads to the other, whose version of that number says something else.
  return there.content.slug === slug.toLowerCase() ? whereabouts : { kind: "removed" };
}
