import type { Json } from "@/lib/core/json";
import type { DRAFT_STATES, DraftContent } from "@/lib/core/platform/draft";
import { lacksSource, missingForPublishing } from "@/lib/core/platform/draft";
import { draftKeys, draftSearchText } from "@/lib/core/platform/draft-search";
import type { Prisma } from "@/lib/store/generated/prisma/client";
import type { Reader } from "@/lib/store/store";

/** A record's draft. Read by the desk alone. */
export type StoredDraft = {
  readonly content: DraftContent;
  /** Number of the revision that holds this content. */
  readonly version: number;
  readonly baseVersion: number | null;
  readonly state: (typeof DRAFT_STATES)[number];
  readonly startedBy: string;
  readonly startedAt: Date;
  readonly updatedBy: string;
  readonly updatedAt: Date;
  readonly submittedBy: string | null;
  readonly submittedAt: Date | null;
  readonly publishAt: Date | null;
  readonly scheduledBy: string | null;
  readonly scheduleProblem: string | null;
};

type DraftRow = Prisma.DraftGetPayload<object>;

export const toStoredDraft = ({ content, state, ...row }: DraftRow): StoredDraft => ({
  content: content as Json as DraftContent,
  version: row.version,
  baseVersion: row.baseVersion,
  state: state === "in-review" ? "in-review" : "draft",
  startedBy: row.startedBy,
  startedAt: row.startedAt,
  updatedBy: row.updatedBy,
  updatedAt: row.updatedAt,
  submittedBy: row.submittedBy,
  submittedAt: row.submittedAt,
  publishAt: row.publishAt,
  scheduledBy: row.scheduledBy,
  scheduleProblem: row.scheduleProblem,
});

type Saved = {
  readonly platformId: string;
  readonly content: DraftContent;
  readonly version: number;
  readonly baseVersion: number | null;
  readonly by: string;
  readonly at: Date;
};

/** Puts content into a record's draft. `replaces` is the version of the draft that it follows, null where there is none;
 *  it is checked in the UPDATE itself. A time set for publishing falls away: other content was approved for it. */
export async function putDraft(
  tx: Reader,
  { platformId, by, at, ...saved }: Saved,
  replaces: number | null,
): Promise<void> {
  const columns = {
    ...contentColumns(saved.content),
    version: saved.version,
    baseVersion: saved.baseVersion,
    updatedBy: by,
    updatedAt: at,
  };
  if (replaces === null) {
    await tx.draft.create({ data: { platformId, state: "draft", startedBy: by, startedAt: at, ...columns } });
    return;
  }
  await updateDraft(tx, platformId, replaces, {
    ...columns,
    publishAt: null,
    scheduledBy: null,
    scheduleProblem: null,
  });
}

/** A draft that waits for nobody. */
export const AT_REST = {
  state: "draft",
  submittedBy: null,
  submittedAt: null,
  publishAt: null,
  scheduledBy: null,
} as const;

/** Changes where a draft stands. Throws when its version is another. */
export async function updateDraft(
  tx: Reader,
  platformId: string,
  version: number,
  data: Prisma.DraftUpdateManyMutationInput,
): Promise<void> {
  const { count } = await tx.draft.updateMany({ where: { platformId, version }, data });
  if (count !== 1) throw new Error("The draft changed while it was being written; nothing was saved. Try again.");
}

export const deleteDraft = (tx: Reader, platformId: string): Promise<unknown> =>
  tx.draft.deleteMany({ where: { platformId } });

/** The content with what the desk's lists ask about it. */
export function contentColumns(content: DraftContent) {
  const missing = missingForPublishing(content);
  return {
    content: content as Prisma.InputJsonObject,
    searchText: draftSearchText(content),
    searchKeys: draftKeys(content),
    missing: missing.length,
    missingSources: missing.filter(lacksSource).length,
  };
}

/** Records whose draft is due to be published. */
export async function dueDrafts(read: Reader, now: Date, limit: number): Promise<string[]> {
  const rows = await read.draft.findMany({
    where: { publishAt: { lte: now }, platform: { binnedAt: null } },
    orderBy: [{ publishAt: "asc" }, { platformId: "asc" }],
    take: limit,
    select: { platformId: true },
  });
  return rows.map((row) => row.platformId);
}
