"use server";

import { revalidatePath } from "next/cache";

import { context } from "@/app/_server/context";
import { readForm, showDone, showProblem, showSignedOut } from "@/app/_server/forms";
import { findActor } from "@/app/_server/require-actor";
import type { FormState } from "@/components/ui/form-state";
import { setOwnReview } from "@/lib/catalogue/commands/set-own-review";
import { invalid } from "@/lib/core/problems";

export async function setReview(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await findActor();
  if (!actor) return showSignedOut(form);
  const { ownReview } = readForm(form);
  if (ownReview !== "yes" && ownReview !== "no")
    return showProblem(invalid([{ path: "ownReview", message: "Choose one of the two" }]), form);
  const set = await setOwnReview(await context(), actor, { allowed: ownReview === "yes" });
  if (!set.ok) return showProblem(set.problem, form);
  revalidatePath("/admin/settings");
  return showDone(set.value.allowed ? "Editors may now publish their own drafts." : "Another person must approve now.");
}
