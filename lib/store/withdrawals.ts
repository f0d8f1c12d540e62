import type { Platform } from "@/lib/core/platform/platform";
import type { DraftContent } from "@/lib/core/platform/draft";
import { AT_REST, contentColumns } from "@/lib/store/drafts";
import { addNotes } from "@/lib/store/outbox";
import { removeRows, type Stamp } from "@/lib/store/platform-writes";
import type { Reader } from "@/lib/store/store";

export type Withdrawal = {
  readonly id: string;
  readonly slug: string;
  /** The version that it gets. */
  readonly version: number;
  readonly publishedVersion: number | null;
  readonly content: Platform;
};

/** Puts many published records in the bin, as bin-platform does with one: what the public reads of them goes, and stays as a draft
 *  where there is none. A revision and a note to the indexer each. */
export async function writeBinned(
  tx: Reader,
  records: readonly Withdrawal[],
  { by, via, reason, at, batchId = null }: Stamp,
): Promise<void> {
  if (records.length === 0) return;
  const ids = records.map(({ id }) => id);
  const versions = records.map(({ version }) => version);
  await removeRows(tx, ids);
  const count = await tx.$executeRaw`
    UPDATE "platform" p SET "version" = w."version", "binned_version" = p."published_version", "binned_at" = ${at}, "updated_at" = ${at},
      "published_version" = NULL, "published_at" = NULL, "level" = NULL, "parent" = NULL, "designation" = NULL, "name" = NULL,
      "sort_name" = NULL, "domain" = NULL, "category" = NULL, "roles" = '{}', "origin" = '{}', "introduced" = NULL, "summary" = NULL,
      "search_text" = NULL, "search_keys" = '{}'
    FROM unnest(${ids}::uuid[], ${versions}::int[]) AS w("id", "version")
    WHERE p."id" = w."id" AND p."version" = w."version" - 1`;
  if (count !== records.length)
    throw new Error("A record changed while it was being written; nothing was saved. Try again.");
  await tx.revision.createMany({
    data: records.map(({ id, slug, version, content }) => ({
      platformId: id,
      version,
      action: "bin",
      slug,
      content,
      changes: [],
      at,
      by,
      via,
      reason,
      batchId,
    })),
  });
  await tx.draft.updateMany({ where: { platformId: { in: ids } }, data: AT_REST });
  await tx.draft.createMany({
    data: records.map(({ id, version, publishedVersion, content }) => ({
      platformId: id,
      ...contentColumns(content as DraftContent),
      version,
      baseVersion: publishedVersion,
      state: "draft",
      startedBy: by,
      startedAt: at,
      updatedBy: by,
      updatedAt: at,
    })),
    skipDuplicates: true,
  });
  await addNotes(tx, ids);
}

/** Gives a record's address, and all that it had before, to another one: who asks for it is led there. The record itself keeps an
 *  address that nobody has typed, since its versions stay. */
export async function giveAddress(tx: Reader, from: { id: string; slug: string }, to: string, at: Date): Promise<void> {
  const hidden = `${from.slug.slice(0, 60).replace(/-$/, "")}-merged-${from.id.slice(-8)}`;
  await tx.$executeRaw`UPDATE "platform" SET "slug" = ${hidden} WHERE "id" = ${from.id}::uuid`;
  await tx.$executeRaw`UPDATE "old_slug" SET "platform_id" = ${to}::uuid WHERE "platform_id" = ${from.id}::uuid`;
  await tx.$executeRaw`INSERT INTO "old_slug" ("slug", "platform_id", "since") VALUES (${from.slug}, ${to}::uuid, ${at})`;
}
