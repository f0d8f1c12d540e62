import type { Context } from "@/lib/catalogue/context";
import type { Actor } from "@/lib/core/access/access";
import { can } from "@/lib/core/access/access";
import type { FormWindow } from "@/lib/core/record-form/form-window";
import type { Problem } from "@/lib/core/problems";
import { forbidden, notFound } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";
import { isUuid } from "@/lib/core/uuid";
import { dropUnsavedEdit as drop } from "@/lib/store/unsaved-edits";

/** Lets go of what an editor typed into a form in one window and does not want after all. It is their own alone. */
export async function dropUnsavedEdit(
  { store }: Pick<Context, "store">,
  actor: Actor,
  window: FormWindow,
): Promise<Result<{ readonly formId: string }, Problem>> {
  if (!can(actor, "draft:create")) return fail(forbidden("draft:save"));
  if (!isUuid(window.formId)) return fail(notFound("form", window.formId.slice(0, 80)));
  await store.transaction((tx) => drop(tx, actor.id, window));
  return ok({ formId: window.formId });
}
