import type { Context } from "@/lib/catalogue/context";
import type { Actor } from "@/lib/core/access/access";
import { can } from "@/lib/core/access/access";
import { parseInput } from "@/lib/core/parse-input";
import { draftSchema } from "@/lib/core/platform/draft";
import { onlyWindow, type FormWindow } from "@/lib/core/record-form/form-window";
import type { Problem } from "@/lib/core/problems";
import { forbidden, notFound } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";
import { isUuid } from "@/lib/core/uuid";
import { keepUnsavedEdit as keep } from "@/lib/store/unsaved-edits";

/** Of the form's only window where none is named. */
export type KeepUnsavedEdit = Pick<FormWindow, "formId"> &
  Partial<FormWindow> & {
    readonly content: unknown;
    /** The version that the form was opened from; null for a new record. */
    readonly fromVersion: number | null;
  };

/** Keeps what an editor is typing, for that editor alone, until it is saved. It makes no version and meets no conflict, so it may
 *  come with every pause in the typing: see docs/decisions/009. */
export async function keepUnsavedEdit(
  { store, clock }: Pick<Context, "store" | "clock">,
  actor: Actor,
  { content, fromVersion, ...named }: KeepUnsavedEdit,
): Promise<Result<{ readonly at: Date }, Problem>> {
  if (!can(actor, "draft:create")) return fail(forbidden("draft:save"));
  const window = { ...onlyWindow(named.formId), ...named };
  if (!isUuid(window.formId)) return fail(notFound("form", window.formId.slice(0, 80)));
  const checked = parseInput(draftSchema, content);
  if (!checked.ok) return checked;
  const at = clock();
  await store.transaction((tx) => keep(tx, actor.id, window, { content: checked.value, fromVersion, at }));
  return ok({ at });
}
