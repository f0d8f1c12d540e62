"use server";

import { revalidatePath } from "next/cache";

import { readForm, showDone, showProblem } from "@/app/_server/forms";
import { identity } from "@/app/_server/identity";
import { requireSignedIn } from "@/app/_server/require-actor";
import { currentVisit, setCookies } from "@/app/_server/visit";
import type { FormState } from "@/components/ui/form-state";
import { changePassword } from "@/lib/auth/change-password";
import { endOtherSessions, endOwnSession } from "@/lib/auth/own-sessions";

export async function setPassword(_previous: FormState, form: FormData): Promise<FormState> {
  const signedIn = await requireSignedIn();
  const changed = await changePassword(await identity(), signedIn, readForm(form), await currentVisit());
  if (!changed.ok) return showProblem(changed.problem, form);
  await setCookies(changed.value);
  return showDone("Your password is changed, and you are signed out everywhere else.");
}

export async function endOne(_previous: FormState, form: FormData): Promise<FormState> {
  const signedIn = await requireSignedIn();
  const ended = await endOwnSession(await identity(), signedIn, readForm(form).id ?? "");
  if (!ended.ok) return showProblem(ended.problem, form);
  revalidatePath("/admin/account");
  return showDone("Ended.");
}

export async function endOthers(_previous: FormState, form: FormData): Promise<FormState> {
  const signedIn = await requireSignedIn();
  const ended = await endOtherSessions(await identity(), signedIn);
  if (!ended.ok) return showProblem(ended.problem, form);
  revalidatePath("/admin/account");
  return showDone(`Ended: ${ended.value}.`);
}
