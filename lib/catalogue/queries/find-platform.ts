import type { Context } from "@/lib/catalogue/context";
import type { PlatformLink, PlatformLookup, PublishedPlatform } from "@/lib/core/platform/published-platform";
import { RELATION_KINDS } from "@/lib/core/taxonomy/relation-kinds";
import type { RelationKind } from "@/lib/core/taxonomy/relation-kinds";
import { readLinks } from "@/lib/store/platform-links";
import type { StoredPlatform } from "@/lib/store/published-platforms";
import { readPublished } from "@/lib/store/published-platforms";
import type { Reader } from "@/lib/store/store";

/** What the public finds at an address: a record, where it moved to, or that it was removed or never was. */
export async function findPlatform({ store }: Pick<Context, "store">, slug: string): Promise<PlatformLookup> {
  const [stored] = await readPublished(store.read, { slug });
  if (stored) return { kind: "found", platform: await withSurroundings(store.read, stored) };

  const binned = await store.read.platform.findUnique({ where: { slug }, select: { binnedAt: true } });
  if (binned?.binnedAt) return { kind: "removed" };
  const moved = await store.read.oldSlug.findUnique({
    where: { slug },
    select: { platform: { select: { slug: true, publishedVersion: true } } },
  });
  return moved?.platform.publishedVersion ? { kind: "moved", slug: moved.platform.slug } : { kind: "unknown" };
}

async function withSurroundings(read: Reader, stored: StoredPlatform): Promise<PublishedPlatform> {
  const { content } = stored;
  const incoming = await read.relation.findMany({
    where: { slug: content.slug, platform: { publishedVersion: { not: null } } },
    include: { platform: { select: { slug: true } } },
  });
  const named = new Set([
    ...content.related.map((relation) => relation.slug),
    ...incoming.map((relation) => relation.platform.slug),
    ...(content.parent ? [content.parent] : []),
  ]);
  const links = await readLinks(read, { slug: { in: [...named] } });
  const bySlug = new Map(links.map((link) => [link.slug, link]));
  const children = await readLinks(read, { parent: content.slug });
  const siblings = content.parent
    ? (await readLinks(read, { parent: content.parent })).filter((link) => link.slug !== content.slug)
    : [];

  const related = new Map<string, { kind: RelationKind; note: string | null; to: PlatformLink }>();
  const add = (kind: RelationKind, note: string | null, slug: string) => {
    const to = bySlug.get(slug);
    const key = `${kind} ${slug}`;
    if (to && !related.has(key)) related.set(key, { kind, note, to });
  };
  for (const relation of content.related) add(relation.kind, relation.note, relation.slug);
  const stated = new Set(content.related.map((relation) => relation.slug));
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
    parent: bySlug.get(content.parent ?? "") ?? null,
    children,
    siblings,
    related: [...related.values()],
  };
}
