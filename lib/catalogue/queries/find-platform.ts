import type { Context } from "@/lib/catalogue/context";
import { isSlug } from "@/lib/core/platform/slug";
import type { PlatformLink, PlatformLookup, PublishedPlatform } from "@/lib/core/platform/published-platform";
import { RELATION_KINDS } from "@/lib/core/taxonomy/relation-kinds";
import type { RelationKind } from "@/lib/core/taxonomy/relation-kinds";
import { allAddresses, presentAddresses } from "@/lib/store/addresses";
import { readLinks } from "@/lib/store/platform-links";
import type { StoredPlatform } from "@/lib/store/published-platforms";
import { readPublished } from "@/lib/store/published-platforms";
import type { Reader } from "@/lib/store/store";

/** What the public finds at an address: a record, where it moved to, or that it was removed or never was. */
export async function findPlatform({ store }: Pick<Context, "store">, slug: string): Promise<PlatformLookup> {
  const [stored] = isSlug(slug) ? await readPublished(store.read, { slug }) : [];
  return stored
    ? { kind: "found", platform: await withSurroundings(store.read, stored) }
    : whereaboutsOf(store.read, slug);
}

/** What became of an address at which the public finds no record. */
export async function whereaboutsOf(
  read: Reader,
  asked: string,
): Promise<Exclude<PlatformLookup, { readonly kind: "found" }>> {
  // Addresses are in lower case; in print and in mail they lose it.
  const slug = asked.toLowerCase();
  if (!isSlug(slug)) return { kind: "unknown" };
  const whatIs = {
    slug: true,
    publishedVersion: true,
    binnedAt: true,
    // Of a draft that was never public nobody outside learns, not even that it is gone.
    revisions: { where: { action: "publish" }, take: 1, select: { version: true } },
  } as const;
  const live = await read.platform.findUnique({ where: { slug }, select: whatIs });
  const record =
    live ?? (await read.oldSlug.findUnique({ where: { slug }, select: { platform: { select: whatIs } } }))?.platform;
  if (record?.publishedVersion) return { kind: "moved", slug: record.slug };
  return record?.binnedAt && record.revisions.length > 0 ? { kind: "removed" } : { kind: "unknown" };
}

/** A record with the public records around it. */
export async function withSurroundings(read: Reader, stored: StoredPlatform): Promise<PublishedPlatform> {
  const { content } = stored;
  const addresses = await allAddresses(read, [stored.id]);
  const incoming = await read.relation.findMany({
    where: { slug: { in: addresses }, platform: { publishedVersion: { not: null } } },
    include: { platform: { select: { slug: true } } },
  });
  const stating = [...content.related.map((relation) => relation.slug), ...(content.parent ? [content.parent] : [])];
  const moved = await presentAddresses(read, stating);
  const present = (slug: string) => moved.get(slug) ?? slug;
  const named = new Set([...stating.map(present), ...incoming.map((relation) => relation.platform.slug)]);
  const links = await readLinks(read, { slug: { in: [...named] } });
  const bySlug = new Map(links.map((link) => [link.slug, link]));
  const children = await readLinks(read, { parent: { in: addresses } });
  const siblings = content.parent
    ? (await readLinks(read, { parent: { in: await kinAddresses(read, present(content.parent)) } })).filter(
        (link) => link.slug !== content.slug,
      )
    : [];

  const related = new Map<string, { kind: RelationKind; note: string | null; to: PlatformLink }>();
  const add = (kind: RelationKind, note: string | null, slug: string) => {
    const to = bySlug.get(slug);
    const key = `${kind} ${slug}`;
    if (to && !related.has(key)) related.set(key, { kind, note, to });
  };
  for (const relation of content.related) add(relation.kind, relation.note, present(relation.slug));
  const stated = new Set(content.related.map((relation) => present(relation.slug)));
  // What another record says of this one is turned round, unless this one speaks of it itself.
  for (const relation of incoming) {
    if (RELATION_KINDS.has(relation.kind) && !stated.has(relation.platform.slug))
      add(RELATION_KINDS.get(relation.kind).inverse, null, relation.platform.slug);
  }

  return {
    id: stored.id,
    version: stored.publishedVersion,
    updatedAt: stored.updatedAt.toISOString(),
    content,
    parent: bySlug.get(present(content.parent ?? "")) ?? null,
    children,
    siblings,
    related: [...related.values()],
  };
}

/** The addresses by which a parent may be named: its present one, and those that it had. */
async function kinAddresses(read: Reader, slug: string): Promise<string[]> {
  const parent = await read.platform.findUnique({ where: { slug }, select: { id: true } });
  return parent ? allAddresses(read, [parent.id]) : [slug];
}
