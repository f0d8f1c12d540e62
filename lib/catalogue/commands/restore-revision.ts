import type { Context } from "@/lib/catalogue/context";
import type { SavedDraft } from "@/lib/catalogue/commands/save-draft";
import { saveDraft } from "@/lib/catalogue/commands/save-draft";
import type { Actor } from "@/lib/core/access/access";
import { can } from "@/lib/core/access/access";
import type { Via } from "@/lib/core/platform/revision-actions";
import { isVersion } from "@/lib/core/platform/version-number";
import type { Problem } from "@/lib/core/problems";
import { forbidden, notFound } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail } from "@/lib/core/result";
import { readRecord, readRevisionContent } from "@/lib/store/records";

export type RestoreRevision = {
  readonly id: string;
  /** The version whose content comes back. */
  readonly version: number;
  /** What it takes the place of: the draft's version where there is one, else the published one. */
  readonly expectedVersion: number;
  readonly via: Via;
  readonly reason?: string | null;
};

/** Brings the content of an old version back as a draft. The record keeps its present address. */
export async function restoreRevision(
  context: Pick<Context, "store" | "clock" | "newId">,
  actor: Actor,
  { id, version, expectedVersion, via, reason = null }: RestoreRevision,
): Promise<Result<SavedDraft, Problem>> {
  if (!can(actor, "desk:read")) return fail(forbidden("draft:save"));
  const record = await readRecord(context.store.read, { id });
  if (!record) return fail(notFound("record", id));
  const content = isVersion(version) ? await readRevisionContent(context.store.read, id, version) : null;
  if (!content) return fail(notFound("version", String(version)));
  const slug = record.published ? { slug: record.published.slug } : {};
  return saveDraft(context, actor, {
    id,
    content: { ...content, ...slug },
    expectedVersion,
    via,
    reason: reason ?? `Version ${version} restored`,
    form: null,
  });
}
