import "server-only";

import type { FormStep } from "@/components/admin/record/form-answer";
import { DONE_WORDS } from "@/components/admin/record/form-answer";
import type { FormMessage } from "@/components/admin/record/form-messages";

/** What a form of a record says first: what was just done without a script, else that unsaved words are back. */
export function formMessage(said: string | undefined, unsavedAt: Date | null): FormMessage | null {
  if (said === "incomplete") return { kind: "incomplete" };
  if (said === "refused")
    return {
      kind: "refused",
      title: "This could not be saved",
      detail:
        "Nothing of it is lost: it stands below. The record may have changed hands; reload it, or ask a publisher.",
    };
  if (said !== undefined && Object.hasOwn(DONE_WORDS, said))
    return { kind: "done", text: DONE_WORDS[said as FormStep] };
  return unsavedAt ? { kind: "restored", at: unsavedAt.toISOString() } : null;
}
