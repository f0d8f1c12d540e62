import type { Auth } from "@/lib/auth/auth";
import { hashOf } from "@/lib/store/secrets";
import type { Visit } from "@/lib/auth/visit";
import { can } from "@/lib/core/access/access";
import { draftSchema } from "@/lib/core/platform/draft";
import type { FormWindow } from "@/lib/core/record-form/form-window";
import { isUuid } from "@/lib/core/uuid";
import { findLastUserOf } from "@/lib/store/identity/sessions";
import { findUser } from "@/lib/store/identity/users";
import { dropParkedBefore, keepUnsavedEdit, parkedEditor } from "@/lib/store/unsaved-edits";

const PARKED_DAYS = 30;

/** A form of a record as it was posted. */
type PostedEdit = { readonly window: FormWindow; readonly content: unknown; readonly version: number | null };

/**
 * Keeps what was posted by a browser whose session has ended, for the person who last signed in there: they find it in the form
 * once they have signed in there again. From a browser in which nobody has signed in, or may any more, nothing is taken.
 * @returns whether it is kept
 */
export async function parkEdit(auth: Auth, visit: Visit, { window, content, version }: PostedEdit): Promise<boolean> {
  const device = visit.deviceId && hashOf(visit.deviceId);
  const userId = device && (await findLastUserOf(auth.store.read, device));
  const user = userId && (await findUser(auth.store.read, { id: userId }));
  if (!device || !user || user.disabledAt) return false;
  const checked = draftSchema.safeParse(content);
  if (!can({ id: `user:${user.id}`, role: user.role }, "draft:create") || !isUuid(window.formId) || !checked.success)
    return false;
  const at = auth.clock();
  await auth.store.transaction(async (tx) => {
    await dropParkedBefore(tx, new Date(at.getTime() - PARKED_DAYS * 24 * 3600_000));
    await keepUnsavedEdit(tx, parkedEditor(user.id, device), window, {
      content: checked.data,
      fromVersion: version,
      at,
    });
  });
  return true;
}
