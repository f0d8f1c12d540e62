import type { Context } from "@/lib/catalogue/context";
import type { Actor } from "@/lib/core/access/access";
import { isUuid } from "@/lib/core/uuid";
import type { UnsavedCopy } from "@/lib/store/unsaved-edits";
import { findUnsavedEdits as find } from "@/lib/store/unsaved-edits";

/** What somebody typed into a form of their own and did not save, window by window, the last typed first. */
export const findUnsavedEdits = async (
  { store }: Pick<Context, "store">,
  actor: Actor,
  formId: string,
): Promise<readonly UnsavedCopy[]> => (isUuid(formId) ? find(store.read, actor.id, formId) : []);
