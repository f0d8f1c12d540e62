import type { Context } from "@/lib/catalogue/context";
import type { Actor } from "@/lib/core/access/access";
import { can } from "@/lib/core/access/access";
import type { JsonObject } from "@/lib/core/json";
import type { Merge, Side } from "@/lib/core/platform/merge-changes";
import { mergeChanges } from "@/lib/core/platform/merge-changes";
import type { CopyMark } from "@/lib/core/record-form/form-window";
import type { Problem } from "@/lib/core/problems";
import { forbidden, notFound } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";
import { readRecord, readRevisionContent } from "@/lib/store/records";
import { findUnsavedEdits } from "@/lib/store/unsaved-edits";

/** Two changes of one record that are to be brought together, and what they are together by the choices so far. */
export type OpenConflict = Merge & {
  /** Whether somebody saved the draft meanwhile, or the public record was changed since the draft was begun. */
  readonly against: "draft" | "published";
  readonly base: JsonObject;
  readonly theirs: JsonObject;
  readonly mine: JsonObject;
  /** What a save of both together follows. */
  readonly version: number;
  readonly mergedWith: number | null;
  /** The unsaved copy that is mine; null where mine is the draft. */
  readonly copy: CopyMark | null;
  /** Who saved the other side. */
  readonly theirsBy: string | null;
};

/** The conflict that a record waits with for this editor; null where there is none. What they typed is on the server since their
 *  save was refused, so this needs nothing from their browser. */
export async function getConflict(
  { store: { read } }: Pick<Context, "store">,
  actor: Actor,
  { id, choices = {} }: { readonly id: string; readonly choices?: Readonly<Record<string, Side>> },
): Promise<Result<OpenConflict | null, Problem>> {
  if (!can(actor, "desk:read")) return fail(forbidden("desk:read"));
  const record = await readRecord(read, { id });
  if (!record) return fail(notFound("record", id.slice(0, 80)));
  const { draft, published, publishedVersion } = record;
  const current = draft?.content ?? (published as JsonObject | null);
  const version = draft?.version ?? publishedVersion;
  if (current === null || version === null) return ok(null);

  const baseAt = async (number: number | null) =>
    (number === null ? null : await readRevisionContent(read, id, number)) ?? {};
  const [unsaved] = await findUnsavedEdits(read, actor.id, id);
  if (unsaved && unsaved.fromVersion !== version) {
    const base = await baseAt(unsaved.fromVersion);
    const sides = { base, theirs: current, mine: unsaved.content };
    const together = mergeChanges(base, current, unsaved.content, choices);
    const theirsBy = draft?.updatedBy ?? null;
    const copy = { windowId: unsaved.windowId, at: unsaved.at.toISOString() };
    return ok({ against: "draft", ...sides, ...together, version, mergedWith: null, copy, theirsBy });
  }
  if (!draft || !published || draft.baseVersion === publishedVersion) return ok(null);
  const base = await baseAt(draft.baseVersion);
  const theirs = published as unknown as JsonObject;
  const together = mergeChanges(base, theirs, draft.content, choices);
  const sides = { base, theirs, mine: draft.content };
  return ok({
    against: "published",
    ...sides,
    ...together,
    version,
    mergedWith: publishedVersion,
    copy: null,
    theirsBy: null,
  });
}
