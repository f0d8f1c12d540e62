"use server";

import { revalidatePath } from "next/cache";

import { readForm, showDone, showProblem, showSignedOut } from "@/app/_server/forms";
import { identity } from "@/app/_server/identity";
import { findActor } from "@/app/_server/require-actor";
import type { FormState } from "@/components/ui/form-state";
import { inviteUser, withdrawInvitation } from "@/lib/auth/invite-user";

export async function invite(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await findActor();
  if (!actor) return showSignedOut(form);
  const link = await inviteUser(await identity(), actor, readForm(form));
  if (!link.ok) return showProblem(link.problem, form);
  revalidatePath("/admin/users");
  return showDone("Send this link to them. It works once, for a week, and is not shown again.", {
    label: "Invitation",
    value: link.value.url,
  });
}

export async function withdraw(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await findActor();
  if (!actor) return showSignedOut(form);
  const { id = "" } = readForm(form);
  const withdrawn = await withdrawInvitation(await identity(), actor, id);
  if (!withdrawn.ok) return showProblem(withdrawn.problem, form);
  revalidatePath("/admin/users");
  return showDone("Withdrawn.");
}
