import type { Context } from "@/lib/catalogue/context";
import type { Actor } from "@/lib/core/access/access";
import { can } from "@/lib/core/access/access";
import { draftSchema } from "@/lib/core/platform/draft";
import type { Problem } from "@/lib/core/problems";
import { forbidden, invalid, notFound } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";
import { isUuid } from "@/lib/core/uuid";
import { keepUnsavedEdit as keep } from "@/lib/store/unsaved-edits";

export type KeepUnsavedEdit = {
  /** The record's id, or for a new record an id that its form made up. */
  readonly formId: string;
  readonly content: unknown;
  /** The version that the form was opened from; null for a new record. */
  readonly fromVersion: number | null;
};

/** Keeps what an editor is typing, for that editor alone, until it is saved. It makes no version and meets no conflict, so it may
 *  come with every pause in the typing: see docs/decisions/009. */
export async function keepUnsavedEdit(
  { store, clock }: Pick<Context, "store" | "clock">,
  actor: Actor,
  { formId, content, fromVersion }: KeepUnsavedEdit,
): Promise<Result<{ readonly at: Date }, Problem>> {
  if (!can(actor, "draft:create")) return fail(forbidden("draft:save"));
  if (!isUuid(formId)) return fail(notFound("form", formId.slice(0, 80)));
  const checked = draftSchema.safeParse(content);
  if (!checked.success)
    return fail(invalid(checked.error.issues.map(({ path, message }) => ({ path: path.join("."), message }))));
  const at = clock();
  await store.transaction((tx) => keep(tx, actor.id, formId, { content: checked.data, fromVersion, at }));
  return ok({ at });
}
