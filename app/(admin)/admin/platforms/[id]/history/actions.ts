"use server";

import { redirect } from "next/navigation";

import { context } from "@/app/_server/context";
import { readForm, showProblem, showSignedOut } from "@/app/_server/forms";
import { findActor } from "@/app/_server/require-actor";
import type { FormState } from "@/components/ui/form-state";
import { restoreRevision } from "@/lib/catalogue/commands/restore-revision";

export async function restoreVersion(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await findActor();
  if (!actor) return showSignedOut(form);
  const { id = "", version, current } = readForm(form);
  const restored = await restoreRevision(await context(), actor, {
    id,
    version: Number(version) || 0,
    expectedVersion: Number(current) || 0,
    via: "form",
  });
  if (!restored.ok) return showProblem(restored.problem, form);
  redirect(`/admin/platforms/${id}?said=save`);
}
