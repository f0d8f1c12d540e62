"use server";

import { redirect } from "next/navigation";

import { context } from "@/app/_server/context";
import { readForm, showProblem, showSignedOut } from "@/app/_server/forms";
import { findActor } from "@/app/_server/require-actor";
import type { FormState } from "@/components/ui/form-state";
import { undoBatch } from "@/lib/catalogue/commands/undo-batch";

export async function takeBack(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await findActor();
  if (!actor) return showSignedOut(form);
  const { id = "", reason = "" } = readForm(form);
  const undone = await undoBatch(await context(), actor, { batchId: id, reason: reason.trim() || null });
  if (!undone.ok) return showProblem(undone.problem, form);
  redirect(`/admin/batches/${undone.value.batchId}`);
}
