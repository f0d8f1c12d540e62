import type { Context } from "@/lib/catalogue/context";
import type { Actor } from "@/lib/core/access/access";
import { isUuid } from "@/lib/core/uuid";
import type { UnsavedEdit } from "@/lib/store/unsaved-edits";
import { findUnsavedEdit as find } from "@/lib/store/unsaved-edits";

/** What somebody typed into a form of their own and did not save. */
export const findUnsavedEdit = async (
  { store }: Pick<Context, "store">,
  actor: Actor,
  formId: string,
): Promise<UnsavedEdit | null> => (isUuid(formId) ? find(store.read, actor.id, formId) : null);
