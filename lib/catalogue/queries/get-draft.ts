import { subjectOf } from "@/lib/catalogue/on-record";
import type { Context } from "@/lib/catalogue/context";
import type { Actor } from "@/lib/core/access/access";
import { can } from "@/lib/core/access/access";
import type { RecordAction, RecordState } from "@/lib/core/access/access";
import { RECORD_ACTIONS } from "@/lib/core/access/access";
import type { DraftContent } from "@/lib/core/platform/draft";
import { missingForPublishing, nameToPurge, titleOf } from "@/lib/core/platform/draft";
import type { FieldIssue, Problem } from "@/lib/core/problems";
import { forbidden, notFound } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";
import type { StoredDraft } from "@/lib/store/drafts";
import { readRecord } from "@/lib/store/records";
import { readComments } from "@/lib/store/review-comments";
import { readOwnReview } from "@/lib/store/review-policy";
import { readReasons } from "@/lib/store/revisions";
import type { UnsavedCopy } from "@/lib/store/unsaved-edits";
import { findUnsavedEdits, othersEditing } from "@/lib/store/unsaved-edits";

/** For how long after their last keystroke somebody counts as editing. */
const EDITING_MINUTES = 10;
/** Steps whose reasons are shown as what was said in a review, and how many of them. */
const TALKING = ["submit", "send-back", "publish"] as const;
const TALK = 200;

/** A record as its form opens it. */
export type DeskDraft = {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly state: RecordState;
  /** The draft's content, else what is public. */
  readonly content: DraftContent;
  /** What a save or a step on the draft names as `expectedVersion`. */
  readonly version: number;
  readonly publishedVersion: number | null;
  readonly draft: StoredDraft | null;
  /** The public record was changed since the draft was begun: publishing will ask to bring both together. */
  readonly isBehind: boolean;
  readonly missing: readonly FieldIssue[];
  /** What this editor typed and did not save, window by window, the last typed first. */
  readonly unsaved: readonly UnsavedCopy[];
  readonly othersEditing: readonly { readonly editor: string; readonly at: Date }[];
  /** What was said about its drafts, oldest first. */
  readonly talk: readonly { readonly at: Date; readonly by: string; readonly version: number; readonly text: string }[];
  /** What this actor may do to it now. */
  readonly may: Readonly<Record<RecordAction, boolean>>;
  /** What must be typed to purge it. */
  readonly nameToPurge: string;
};

/** Opens a record at the desk: its draft, or for one without, the public content to begin a draft from. */
export async function getDraft(
  { store, clock }: Pick<Context, "store" | "clock">,
  actor: Actor,
  id: string,
): Promise<Result<DeskDraft, Problem>> {
  if (!can(actor, "desk:read")) return fail(forbidden("desk:read"));
  const { read } = store;
  const record = await readRecord(read, { id });
  if (!record) return fail(notFound("record", id.slice(0, 80)));
  const { draft, published, publishedVersion } = record;
  const content = draft?.content ?? (published as DraftContent | null) ?? {};
  const ownReview = await readOwnReview(read);
  const since = new Date(clock().getTime() - EDITING_MINUTES * 60_000);
  const steps = await readReasons(read, id, { actions: TALKING, limit: TALK });
  const comments = (await readComments(read, id)).map(({ at, by, version, text }) => ({ at, by, version, text }));
  return ok({
    id: record.id,
    slug: record.slug,
    title: titleOf(content),
    state: subjectOf(actor, "draft:save", record, ownReview).state,
    content,
    version: draft?.version ?? publishedVersion ?? record.version,
    publishedVersion,
    draft,
    isBehind: draft !== null && publishedVersion !== null && draft.baseVersion !== publishedVersion,
    missing: missingForPublishing(content),
    unsaved: await findUnsavedEdits(read, actor.id, id),
    othersEditing: await othersEditing(read, id, actor.id, since),
    talk: [...steps, ...comments].sort((a, b) => a.at.getTime() - b.at.getTime() || a.version - b.version),
    may: Object.fromEntries(
      RECORD_ACTIONS.map((action) => [action, can(actor, action, subjectOf(actor, action, record, ownReview))]),
    ) as Record<RecordAction, boolean>,
    nameToPurge: nameToPurge(content, record.slug),
  });
}
