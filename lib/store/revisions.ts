import type { Json } from "@/lib/core/json";
import type { DraftContent } from "@/lib/core/platform/draft";
import type { RevisionAction } from "@/lib/core/platform/revision-actions";
import { REVISION_ACTIONS } from "@/lib/core/platform/revision-actions";
import type { Prisma } from "@/lib/store/generated/prisma/client";
import { PUBLISHED } from "@/lib/store/published-platforms";
import type { Reader } from "@/lib/store/store";

/** One version of a record, whole. */
export type StoredRevision = {
  readonly version: number;
  readonly action: RevisionAction;
  readonly slug: string;
  readonly content: DraftContent;
  readonly at: Date;
  readonly by: string;
  readonly via: string;
  readonly reason: string | null;
};

/** The rule of which versions are public: those that were published, of a record that is. The desk's own versions never are. */
const PUBLIC = { action: "publish", platform: PUBLISHED } satisfies Prisma.RevisionWhereInput;

type Page = { readonly before?: number | undefined; readonly limit: number };

/** A record's versions for the desk, newest first. */
export const readRevisions = (read: Reader, platformId: string, page: Page): Promise<StoredRevision[]> =>
  find(read, { platformId }, page);

/** The versions of a published record that the public has read, newest first. */
export const readPublicRevisions = (read: Reader, platformId: string, page: Page): Promise<StoredRevision[]> =>
  find(read, { ...PUBLIC, platformId }, page);

/** The last version before this one that was published, whether or not the record is public now. */
export const readPublicationBefore = async (
  read: Reader,
  platformId: string,
  version: number,
): Promise<StoredRevision | undefined> =>
  (await find(read, { platformId, action: "publish" }, { before: version, limit: 1 }))[0];

/** Why steps of these kinds were taken, the last ones first; not those of which nothing is said. */
export async function readReasons(
  read: Reader,
  platformId: string,
  { actions, limit }: { readonly actions: readonly RevisionAction[]; readonly limit: number },
): Promise<{ readonly at: Date; readonly by: string; readonly version: number; readonly text: string }[]> {
  const rows = await read.revision.findMany({
    where: { platformId, action: { in: [...actions] }, reason: { not: null } },
    orderBy: { version: "desc" },
    take: limit,
    select: { at: true, by: true, version: true, reason: true },
  });
  return rows.map(({ reason, ...row }) => ({ ...row, text: reason ?? "" }));
}

async function find(
  read: Reader,
  where: Prisma.RevisionWhereInput,
  { before, limit }: Page,
): Promise<StoredRevision[]> {
  const rows = await read.revision.findMany({
    where: { AND: [where, before === undefined ? {} : { version: { lt: before } }] },
    orderBy: { version: "desc" },
    take: limit,
  });
  return rows.map(({ version, action, slug, content, at, by, via, reason }) => ({
    version,
    action: REVISION_ACTIONS.find((known) => known === action) ?? "draft",
    slug,
    content: content as Json as DraftContent,
    at,
    by,
    via,
    reason,
  }));
}
