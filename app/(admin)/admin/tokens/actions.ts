"use server";

import { revalidatePath } from "next/cache";

import { readForm, showDone, showProblem, showSignedOut } from "@/app/_server/forms";
import { identity } from "@/app/_server/identity";
import { findActor } from "@/app/_server/require-actor";
import type { FormState } from "@/components/ui/form-state";
import { createToken, revokeToken } from "@/lib/auth/tokens";

export async function make(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await findActor();
  if (!actor) return showSignedOut(form);
  const token = await createToken(await identity(), actor, readForm(form));
  if (!token.ok) return showProblem(token.problem, form);
  revalidatePath("/admin/tokens");
  return showDone("Give this token to its program now. It is not shown again.", {
    label: "Token",
    value: token.value.token,
  });
}

export async function revoke(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await findActor();
  if (!actor) return showSignedOut(form);
  const revoked = await revokeToken(await identity(), actor, readForm(form).id ?? "");
  if (!revoked.ok) return showProblem(revoked.problem, form);
  revalidatePath("/admin/tokens");
  return showDone("Revoked.");
}
