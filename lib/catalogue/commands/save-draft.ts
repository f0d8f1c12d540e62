import type { Context } from "@/lib/catalogue/context";
import { conflictWith } from "@/lib/catalogue/conflict-with";
import { onRecord } from "@/lib/catalogue/on-record";
import type { Actor } from "@/lib/core/access/access";
import { can } from "@/lib/core/access/access";
import { parseInput } from "@/lib/core/parse-input";
import { changesBetween } from "@/lib/core/platform/changes-between";
import type { DraftContent } from "@/lib/core/platform/draft";
import { draftSchema, sameDraft } from "@/lib/core/platform/draft";
import type { Via } from "@/lib/core/platform/revision-actions";
import { onlyWindow, type FormWindow } from "@/lib/core/record-form/form-window";
import type { Problem } from "@/lib/core/problems";
import { forbidden, notFound, stale, wrongState } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";
import { isUuid } from "@/lib/core/uuid";
import { putDraft } from "@/lib/store/drafts";
import type { Stamp } from "@/lib/store/records";
import { createRecord, writeStep } from "@/lib/store/records";
import { dropUnsavedEdit } from "@/lib/store/unsaved-edits";

export type SaveDraft = {
  /** Null for a new record. */
  readonly id: string | null;
  /** Any of a record's fields: checked by the lenient schema. */
  readonly content: unknown;
  /** The version that the form was opened from: the draft's where there is one, else the published one. Null for a new record. */
  readonly expectedVersion: number | null;
  /** After a conflict at publishing: the published version that the content has been merged with. */
  readonly mergedWith?: number | null;
  readonly via: Via;
  readonly reason?: string | null;
  /** The form whose unsaved edit this save settles, in one window: the record's own where it is not given, none for null. */
  readonly form?: FormWindow | null;
};

export type SavedDraft = {
  readonly id: string;
  readonly version: number;
  readonly outcome: "created" | "updated" | "unchanged";
};

/** Saves what an editor has so far. One version is made, and the public sees nothing of it. A save that was made from an older
 *  version is refused with all three texts, and nothing of it is lost: see docs/decisions/009. */
export async function saveDraft(
  context: Pick<Context, "store" | "clock" | "newId">,
  actor: Actor,
  {
    id,
    content: input,
    expectedVersion,
    mergedWith = null,
    via,
    reason = null,
    form = id === null ? null : onlyWindow(id),
  }: SaveDraft,
): Promise<Result<SavedDraft, Problem>> {
  if (!can(actor, "draft:create")) return fail(forbidden("draft:save"));
  const parsed: Result<DraftContent, Problem> = parseInput(draftSchema, input);
  if (!parsed.ok) return parsed;
  if (form && !isUuid(form.formId)) return fail(notFound("record", form.formId));
  const content = parsed.value;
  const stamp: Stamp = { by: actor.id, at: context.clock(), via, reason };
  if (id === null) return createDraft(context, content, stamp, form);

  return onRecord<SavedDraft>(context, actor, { id }, "draft:save", async (tx, record) => {
    const { draft, published } = record;
    const current = draft?.content ?? (published as DraftContent | null);
    const version = draft?.version ?? record.publishedVersion;
    if (current === null || version === null) return fail(wrongState(record.slug, "without content", "draft"));

    const baseVersion = mergedWith ?? draft?.baseVersion ?? record.publishedVersion;
    if (mergedWith !== null && mergedWith !== record.publishedVersion)
      return fail(stale(record.slug, mergedWith, record.publishedVersion ?? 0));
    if (sameDraft(current, content) && baseVersion === (draft ? draft.baseVersion : record.publishedVersion)) {
      if (form) await dropUnsavedEdit(tx, actor.id, form);
      return ok({ id: record.id, version, outcome: "unchanged" });
    }
    if (expectedVersion !== version)
      return fail(
        await conflictWith(tx, record, {
          against: "draft",
          yours: expectedVersion,
          current: version,
          theirs: current,
          mine: content,
        }),
      );

    const changes = changesBetween(current, content);
    const saved = await writeStep(tx, record, { action: "draft", content, changes }, stamp);
    await putDraft(
      tx,
      { platformId: record.id, content, version: saved, baseVersion, by: actor.id, at: stamp.at },
      draft?.version ?? null,
    );
    if (form) await dropUnsavedEdit(tx, actor.id, form);
    return ok({ id: record.id, version: saved, outcome: "updated" });
  });
}

function createDraft(
  { store, newId }: Pick<Context, "store" | "newId">,
  content: DraftContent,
  stamp: Stamp,
  form: FormWindow | null,
): Promise<Result<SavedDraft, Problem>> {
  return store.transaction(async (tx): Promise<Result<SavedDraft, Problem>> => {
    const record = await createRecord(tx, newId(), content, stamp);
    const draft = { platformId: record.id, content, version: 1, baseVersion: null, by: stamp.by, at: stamp.at };
    await putDraft(tx, draft, null);
    if (form) await dropUnsavedEdit(tx, stamp.by, form);
    return ok({ id: record.id, version: 1, outcome: "created" });
  });
}
