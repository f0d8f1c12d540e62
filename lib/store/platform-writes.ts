import type { Change } from "@/lib/core/platform/changes-between";
import type { Platform } from "@/lib/core/platform/platform";
import { Prisma } from "@/lib/store/generated/prisma/client";
import { readPublished } from "@/lib/store/published-platforms";
import { addRows, noRows, platformColumns } from "@/lib/store/platform-rows";

type Tx = Prisma.TransactionClient;

export type LockedPlatform = {
  readonly id: string;
  readonly version: number;
  /** What the public reads now; null when it is not published. */
  readonly published: Platform | null;
};

/** Reads records by their slug and holds them against other writers until the transaction ends. */
export async function lockBySlug(tx: Tx, slugs: readonly string[]): Promise<Map<string, LockedPlatform>> {
  // In the order of the id: two batches that share records wait for each other instead of for ever.
  const rows = await tx.$queryRaw<{ id: string; slug: string; version: number }[]>`
    SELECT "id"::text, "slug", "version" FROM "platform" WHERE "slug" = ANY(${[...slugs]}) ORDER BY "id" FOR UPDATE`;
  const published = new Map(
    (await readPublished(tx, { id: { in: rows.map((row) => row.id) } })).map((stored) => [stored.id, stored.content]),
  );
  return new Map(rows.map(({ id, slug, version }) => [slug, { id, version, published: published.get(id) ?? null }]));
}

/** Which of these addresses were another record's before. */
export async function findSlugOwners(tx: Tx, slugs: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.oldSlug.findMany({ where: { slug: { in: [...slugs] } } });
  return new Map(rows.map((row) => [row.slug, row.platformId]));
}

/** Whether a write failed because another transaction took the address, or created the record, between our look and our write. */
export const isOvertaken = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";

export type PublishedWrite = {
  readonly id: string;
  readonly content: Platform;
  readonly version: number;
  readonly changes: readonly Change[];
  readonly isNew: boolean;
};
type Stamp = {
  readonly by: string;
  readonly via: string;
  readonly reason: string | null;
  readonly at: Date;
  readonly newId: () => string;
};

/** Writes published records with their child rows and one revision each. Throws when a version has moved on. */
export async function writePublished(
  tx: Tx,
  writes: readonly PublishedWrite[],
  { by, via, reason, at, newId }: Stamp,
): Promise<void> {
  if (writes.length === 0) return;
  const columns = ({ content, version }: PublishedWrite) => ({
    ...platformColumns(content),
    version,
    publishedVersion: version,
    publishedAt: at,
    updatedAt: at,
    binnedAt: null,
  });

  await tx.platform.createMany({
    data: writes.filter((write) => write.isNew).map((write) => ({ id: write.id, createdAt: at, ...columns(write) })),
  });
  const replaced = writes.filter((write) => !write.isNew);
  for (const write of replaced) {
    const { count } = await tx.platform.updateMany({
      where: { id: write.id, version: write.version - 1 },
      data: columns(write),
    });
    if (count !== 1)
      throw new Error(
        `Record "${write.content.slug}" changed while it was being written; nothing was saved. Try again.`,
      );
  }
  await removeRows(
    tx,
    replaced.map((write) => write.id),
  );

  const rows = noRows();
  for (const write of writes) addRows(rows, write.id, write.content, newId);
  await tx.source.createMany({ data: rows.source });
  await tx.platformName.createMany({ data: rows.platformName });
  await tx.platformManufacturer.createMany({ data: rows.platformManufacturer });
  await tx.spec.createMany({ data: rows.spec });
  await tx.variant.createMany({ data: rows.variant });
  await tx.programme.createMany({ data: rows.programme });
  await tx.programmeEvent.createMany({ data: rows.programmeEvent });
  await tx.relation.createMany({ data: rows.relation });
  await tx.dispute.createMany({ data: rows.dispute });
  await tx.disputeSide.createMany({ data: rows.disputeSide });
  await tx.citation.createMany({ data: rows.citation });
  await tx.revision.createMany({
    data: writes.map(({ id, version, content, changes, isNew }) => ({
      platformId: id,
      version,
      action: "publish",
      slug: content.slug,
      content,
      // A record's first revision is all new: its content says it.
      changes: isNew ? [] : (changes as unknown as Prisma.InputJsonValue[]),
      at,
      by,
      via,
      reason,
    })),
  });
}

/** Takes away the published content of records; the rows below go with those above them. */
async function removeRows(tx: Tx, ids: readonly string[]): Promise<void> {
  const where = { platformId: { in: [...ids] } };
  if (ids.length === 0) return;
  await tx.spec.deleteMany({ where });
  await tx.programme.deleteMany({ where });
  await tx.dispute.deleteMany({ where });
  await tx.source.deleteMany({ where });
  await tx.platformName.deleteMany({ where });
  await tx.platformManufacturer.deleteMany({ where });
  await tx.variant.deleteMany({ where });
  await tx.relation.deleteMany({ where });
}

/** The record at each address, also at one that it had before, and whether anyone but the loader of the shipped records has touched it:
 *  by a revision, or by giving it another address. */
export async function lastWriters(
  tx: Tx,
  slugs: readonly string[],
): Promise<Map<string, { version: number; everEdited: boolean }>> {
  const rows = await tx.$queryRaw<{ slug: string; version: number; edited: boolean }[]>`
    SELECT p."slug", p."version", EXISTS (SELECT FROM "revision" r WHERE r."platform_id" = p."id" AND r."via" <> 'seed') AS "edited"
    FROM "platform" p WHERE p."slug" = ANY(${[...slugs]})
    UNION ALL
    SELECT o."slug", p."version", true FROM "old_slug" o JOIN "platform" p ON p."id" = o."platform_id"
    WHERE o."slug" = ANY(${[...slugs]}) AND o."slug" <> p."slug"`;
  return new Map(rows.map((row) => [row.slug, { version: row.version, everEdited: row.edited }]));
}
