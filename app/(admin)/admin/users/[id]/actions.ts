"use server";

import { revalidatePath } from "next/cache";

import { readForm, showDone, showProblem, showSignedOut } from "@/app/_server/forms";
import { identity } from "@/app/_server/identity";
import { findActor } from "@/app/_server/require-actor";
import type { FormState } from "@/components/ui/form-state";
import { changeRole, disableUser, enableUser, makeResetLink, takeCodesOff } from "@/lib/auth/manage-user";

export async function giveRole(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await findActor();
  if (!actor) return showSignedOut(form);
  const { id = "", ...input } = readForm(form);
  const changed = await changeRole(await identity(), actor, id, input);
  if (!changed.ok) return showProblem(changed.problem, form);
  revalidatePath("/admin/users", "layout");
  return showDone("The role is changed.");
}

// One action for both ways: without JavaScript an answer is shown by the form that was sent, so it must still be there.
export async function setAccess(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await findActor();
  if (!actor) return showSignedOut(form);
  const { id = "", access } = readForm(form);
  const isShutOut = access === "disable";
  const changed = await (isShutOut ? disableUser : enableUser)(await identity(), actor, id);
  if (!changed.ok) return showProblem(changed.problem, form);
  revalidatePath("/admin/users", "layout");
  return showDone(isShutOut ? "They are disabled." : "They can sign in again.");
}

export async function resetPassword(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await findActor();
  if (!actor) return showSignedOut(form);
  const link = await makeResetLink(await identity(), actor, readForm(form).id ?? "");
  if (!link.ok) return showProblem(link.problem, form);
  return showDone("Send this link to them. It works once, for a day, and is not shown again.", {
    label: "Link for a new password",
    value: link.value.url,
  });
}

export async function removeOneTimeCodes(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await findActor();
  if (!actor) return showSignedOut(form);
  const removed = await takeCodesOff(await identity(), actor, readForm(form).id ?? "");
  if (!removed.ok) return showProblem(removed.problem, form);
  revalidatePath("/admin/users", "layout");
  return showDone(removed.value ? "Their password alone signs them in now." : "They use none.");
}
