import type { Json } from "@/lib/core/json";
import type { DraftContent } from "@/lib/core/platform/draft";
import type { Platform } from "@/lib/core/platform/platform";
import type { RevisionAction, Via } from "@/lib/core/platform/revision-actions";
import { isUuid } from "@/lib/core/uuid";
import type { StoredDraft } from "@/lib/store/drafts";
import { toStoredDraft } from "@/lib/store/drafts";
import type { Prisma } from "@/lib/store/generated/prisma/client";
import { removeRows } from "@/lib/store/platform-writes";
import { readPublished } from "@/lib/store/published-platforms";
import { sql } from "@/lib/store/sql";
import { inSnapshot } from "@/lib/store/store";
import type { Reader } from "@/lib/store/store";

/** How a record is named: by its id for good, or by its present address. */
export type Which = { readonly id: string } | { readonly slug: string };

/** A record as the desk sees it: what is public, what is drafted, and where both stand. */
export type DeskRecord = {
  readonly id: string;
  readonly slug: string;
  /** Number of its newest revision. */
  readonly version: number;
  readonly publishedVersion: number | null;
  readonly published: Platform | null;
  readonly binnedAt: Date | null;
  readonly binnedVersion: number | null;
  readonly draft: StoredDraft | null;
};

/** Reads a record and holds it against other writers until the transaction ends. */
export async function lockRecord(tx: Reader, which: Which): Promise<DeskRecord | null> {
  if ("id" in which && !isUuid(which.id)) return null;
  const condition = "id" in which ? sql`"id" = ${which.id}::uuid` : sql`"slug" = ${which.slug}`;
  const [row] = await tx.$queryRaw<{ id: string }[]>`SELECT "id"::text FROM "platform" WHERE ${condition} FOR UPDATE`;
  return row ? readRecord(tx, { id: row.id }) : null;
}

/** Reads a record with its draft, for the desk alone. */
export async function readRecord(read: Reader, which: Which): Promise<DeskRecord | null> {
  if ("id" in which && !isUuid(which.id)) return null;
  return inSnapshot(read, (at) => readWhole(at, which));
}

async function readWhole(read: Reader, which: Which): Promise<DeskRecord | null> {
  const row = await read.platform.findUnique({ where: which, include: { draft: true } });
  if (!row) return null;
  const [stored] = row.publishedVersion === null ? [] : await readPublished(read, { id: row.id });
  const { id, slug, version, publishedVersion, binnedAt, binnedVersion } = row;
  const draft = row.draft && toStoredDraft(row.draft);
  return { id, slug, version, publishedVersion, published: stored?.content ?? null, binnedAt, binnedVersion, draft };
}

/** Who writes, when, why and through what. */
export type Stamp = {
  readonly by: string;
  readonly at: Date;
  readonly via: Via;
  readonly reason: string | null;
};

type Step = {
  readonly action: RevisionAction;
  /** What the record says after the step. */
  readonly content: Platform | DraftContent;
  readonly changes: readonly unknown[];
  /** Columns of the record itself that the step sets. */
  readonly columns?: Pick<Prisma.PlatformUpdateManyMutationInput, "binnedAt" | "binnedVersion">;
};

/** Writes a step's revision and gives the record its number. Throws when the record has moved on since it was read. */
export async function writeStep(
  tx: Reader,
  record: Pick<DeskRecord, "id" | "slug" | "version">,
  { action, content, changes, columns = {} }: Step,
  stamp: Stamp,
): Promise<number> {
  const version = record.version + 1;
  const { count } = await tx.platform.updateMany({
    where: { id: record.id, version: record.version },
    data: { version, updatedAt: stamp.at, ...columns },
  });
  if (count !== 1)
    throw new Error(`Record "${record.slug}" changed while it was being written; nothing was saved. Try again.`);
  await appendRevision(tx, { id: record.id, slug: record.slug, version, action, content, changes }, stamp);
  return version;
}

/** Creates a record that nobody has published yet. Its address is a placeholder until then, so that drafts hold no names. */
export async function createRecord(tx: Reader, id: string, content: DraftContent, stamp: Stamp): Promise<DeskRecord> {
  const slug = placeholderSlug(id);
  await tx.platform.create({
    data: { id, slug, version: 1, createdAt: stamp.at, updatedAt: stamp.at, roles: [], origin: [] },
  });
  await appendRevision(tx, { id, slug, version: 1, action: "draft", content, changes: [] }, stamp);
  return {
    id,
    slug,
    version: 1,
    publishedVersion: null,
    published: null,
    binnedAt: null,
    binnedVersion: null,
    draft: null,
  };
}

const placeholderSlug = (id: string) => `draft-${id.toLowerCase()}`;

type NewRevision = {
  readonly id: string;
  readonly slug: string;
  readonly version: number;
  readonly action: RevisionAction;
  readonly content: Platform | DraftContent;
  readonly changes: readonly unknown[];
};

const appendRevision = (tx: Reader, { id, content, changes, ...revision }: NewRevision, stamp: Stamp) =>
  tx.revision.create({
    data: {
      platformId: id,
      ...revision,
      ...stamp,
      content: content,
      changes: changes as Prisma.InputJsonValue[],
    },
  });

/** What a version held, for the desk alone: most versions were never public. */
export async function readRevisionContent(read: Reader, id: string, version: number): Promise<DraftContent | null> {
  const row = await read.revision.findUnique({
    where: { platformId_version: { platformId: id, version } },
    select: { content: true },
  });
  return (row?.content as Json as DraftContent | undefined) ?? null;
}

/** Takes what the public reads out of the tables. The version that held it stays. */
export async function removePublished(tx: Reader, id: string): Promise<void> {
  await removeRows(tx, [id]);
  await tx.platform.update({
    where: { id },
    data: {
      publishedVersion: null,
      publishedAt: null,
      level: null,
      parent: null,
      designation: null,
      name: null,
      sortName: null,
      domain: null,
      category: null,
      roles: [],
      origin: [],
      introduced: null,
      summary: null,
      searchText: null,
      searchKeys: [],
    },
  });
}

/** Deletes a record with all its versions, for good. */
export async function deleteRecord(tx: Reader, id: string): Promise<void> {
  await tx.$executeRaw`SELECT set_config('catalogue.purging', 'on', true)`;
  await tx.unsavedEdit.deleteMany({ where: { formId: id } });
  await tx.keptDocument.deleteMany({ where: { platformId: id } });
  await tx.platform.delete({ where: { id } });
  await tx.$executeRaw`SELECT set_config('catalogue.purging', 'off', true)`;
}

/** Whether an address is, or was, another record's. */
export async function isSlugTaken(tx: Reader, slug: string, exceptId: string): Promise<boolean> {
  const live = await tx.platform.findUnique({ where: { slug }, select: { id: true } });
  const old = await tx.oldSlug.findUnique({ where: { slug }, select: { platformId: true } });
  return (live !== null && live.id !== exceptId) || (old !== null && old.platformId !== exceptId);
}

/** Keeps the address that a published record gives up, so that it leads to the new one for good. */
export async function keepOldSlug(
  tx: Reader,
  { id, slug }: Pick<DeskRecord, "id" | "slug">,
  next: string,
  at: Date,
): Promise<void> {
  await tx.oldSlug.deleteMany({ where: { slug: next, platformId: id } });
  if (slug !== placeholderSlug(id)) await tx.oldSlug.create({ data: { slug, platformId: id, since: at } });
}
