import type { Platform } from "@/lib/core/platform/platform";
import { platformSchema } from "@/lib/core/platform/platform";
import { connectionOf } from "@/lib/store/connection-of";
import type { Prisma } from "@/lib/store/generated/prisma/client";
import { readPublished } from "@/lib/store/published-platforms";
import { sql, type Sql } from "@/lib/store/sql";

type Tx = Prisma.TransactionClient;

export type LockedPlatform = {
  readonly id: string;
  readonly slug: string;
  readonly version: number;
  /** What the public reads now, and its version; null when it is not published. */
  readonly published: Platform | null;
  readonly publishedVersion: number | null;
  readonly isBinned: boolean;
};

type LockedRow = {
  id: string;
  slug: string;
  version: number;
  publishedVersion: number | null;
  isBinned: boolean;
  content: string | null;
};

/** Reads records by their slug and holds them against other writers until the transaction ends.
 *  @param expected contents that may well be there already: where the stored text is theirs, that one is handed back, and nothing is read */
export async function lockBySlug(
  tx: Tx,
  slugs: readonly string[],
  expected: ReadonlyMap<string, Platform> = new Map(),
): Promise<Map<string, LockedPlatform>> {
  const locked = await lock(tx, sql`p."slug" = ANY(${[...slugs]})`, expected);
  return new Map(locked.map((one) => [one.slug, one]));
}

/** The same, by id. */
export async function lockById(tx: Tx, ids: readonly string[]): Promise<Map<string, LockedPlatform>> {
  const locked = await lock(tx, sql`p."id" = ANY(${[...ids]}::uuid[])`, new Map());
  return new Map(locked.map((one) => [one.id, one]));
}

/** A record is read from the revision that published it: its rows were made from that in the same transaction, and putting it
 *  together from a dozen tables takes a hundred times as long. */
async function lock(tx: Tx, which: Sql, expected: ReadonlyMap<string, Platform>): Promise<LockedPlatform[]> {
  // In the order of the id: two batches that share records wait for each other instead of for ever.
  const query = sql`
    SELECT p."id"::text, p."slug", p."version", p."published_version" AS "publishedVersion", p."binned_at" IS NOT NULL AS "isBinned", r."content"::text
    FROM "platform" p LEFT JOIN "revision" r ON r."platform_id" = p."id" AND r."version" = p."published_version"
    WHERE ${which} ORDER BY p."id" FOR UPDATE OF p`;
  const connection = await connectionOf(tx);
  const { rows } = await connection.query<LockedRow>(query.text, query.values);
  const parsed = rows.map(({ slug, content }) => {
    const same = expected.get(slug);
    if (same && content === JSON.stringify(same)) return { success: true, data: same };
    return platformSchema.safeParse(content === null ? null : JSON.parse(content));
  });
  // A revision from before a field was added says less than the tables do.
  const unclear = rows.filter((row, at) => row.publishedVersion !== null && !parsed[at]?.success).map((row) => row.id);
  const stored = unclear.length > 0 ? await readPublished(tx, { id: { in: unclear } }) : [];
  const byId = new Map(stored.map(({ id, content }) => [id, content]));
  return rows.map(({ content: _, ...row }, at) => ({
    ...row,
    published: parsed[at]?.data ?? byId.get(row.id) ?? null,
  }));
}

/** Which of these addresses were another record's before. */
export async function findSlugOwners(tx: Tx, slugs: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.oldSlug.findMany({ where: { slug: { in: [...slugs] } } });
  return new Map(rows.map((row) => [row.slug, row.platformId]));
}

/** The published version of the record at each address, also at one that it had before, and whether anyone but the loader of the shipped
 *  records has touched it: by a revision, or by giving it another address. */
export async function lastWriters(
  tx: Tx,
  slugs: readonly string[],
): Promise<Map<string, { version: number | null; everEdited: boolean }>> {
  const rows = await tx.$queryRaw<{ slug: string; version: number | null; edited: boolean }[]>`
    SELECT p."slug", p."published_version" AS "version", EXISTS (SELECT FROM "revision" r WHERE r."platform_id" = p."id" AND r."via" <> 'seed') AS "edited"
    FROM "platform" p WHERE p."slug" = ANY(${[...slugs]})
    UNION ALL
    SELECT o."slug", p."published_version", true FROM "old_slug" o JOIN "platform" p ON p."id" = o."platform_id"
    WHERE o."slug" = ANY(${[...slugs]}) AND o."slug" <> p."slug"`;
  return new Map(rows.map((row) => [row.slug, { version: row.version, everEdited: row.edited }]));
}
