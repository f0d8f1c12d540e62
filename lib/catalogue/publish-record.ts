import { conflictWith } from "@/lib/catalogue/conflict-with";
import type { Context } from "@/lib/catalogue/context";
import { missingPictures } from "@/lib/catalogue/missing-pictures";
import type { DraftStepDone } from "@/lib/catalogue/on-draft";
import { changedFields, changesBetween } from "@/lib/core/platform/changes-between";
import { missingForPublishing, sameDraft } from "@/lib/core/platform/draft";
import type { Platform } from "@/lib/core/platform/platform";
import { platformSchema } from "@/lib/core/platform/platform";
import type { Problem } from "@/lib/core/problems";
import { invalid, slugTaken } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";
import type { StoredDraft } from "@/lib/store/drafts";
import { deleteDraft } from "@/lib/store/drafts";
import { writePublished } from "@/lib/store/platform-writes";
import type { DeskRecord, Stamp } from "@/lib/store/records";
import { isSlugTaken, keepOldSlug, writeStep } from "@/lib/store/records";
import type { Reader } from "@/lib/store/store";

export type PublishedDraft = DraftStepDone & { readonly slug: string };

/** Makes a draft what the public reads, within a transaction that holds the record. Refused when it is not complete, or when the
 *  public record was changed since the draft was begun: its changes would be undone unseen. */
export async function publishDraftIn(
  tx: Reader,
  record: DeskRecord,
  draft: StoredDraft,
  stamp: Stamp,
  newId: Context["newId"],
): Promise<Result<PublishedDraft, Problem>> {
  const checked = platformSchema.safeParse(draft.content);
  if (!checked.success) return fail(invalid(missingForPublishing(draft.content)));
  const content = checked.data;
  if (draft.baseVersion !== record.publishedVersion && record.published)
    return fail(
      await conflictWith(tx, record, {
        against: "published",
        yours: draft.baseVersion,
        current: record.publishedVersion ?? 0,
        theirs: record.published,
        mine: draft.content,
      }),
    );
  if (await isSlugTaken(tx, content.slug, record.id)) return fail(slugTaken(content.slug));
  const missing = await missingPictures(tx, content);
  if (missing.length > 0) return fail(invalid(missing));

  if (record.published && sameDraft(record.published, content)) {
    // Nothing would change for the public: the draft is settled, and its version stays.
    const version = await writeStep(tx, record, { action: "discard", content, changes: [] }, stamp);
    await deleteDraft(tx, record.id);
    return ok({ id: record.id, slug: record.slug, version });
  }
  const version = await writePublic(tx, record, content, stamp, newId);
  await deleteDraft(tx, record.id);
  return ok({ id: record.id, slug: content.slug, version });
}

/** Writes what the public reads from now on: record, revision, the address it gives up, and the note to the indexer. */
export async function writePublic(
  tx: Reader,
  record: DeskRecord,
  content: Platform,
  { by, at, via, reason }: Stamp,
  newId: Context["newId"],
): Promise<number> {
  const version = record.version + 1;
  if (content.slug !== record.slug) await keepOldSlug(tx, record, content.slug, at);
  // A first publication is all new: its content says it.
  const changes = record.published ? changesBetween(record.published, content) : [];
  const fields = record.published ? changedFields(changes) : null;
  await writePublished(tx, [{ id: record.id, content, version, changes, isNew: false, fields }], {
    by,
    via,
    reason,
    at,
    newId,
  });
  return version;
}
