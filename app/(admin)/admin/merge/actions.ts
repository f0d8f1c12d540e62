"use server";

import { redirect } from "next/navigation";

import { context } from "@/app/_server/context";
import { readForm, showProblem, showSignedOut } from "@/app/_server/forms";
import { findActor } from "@/app/_server/require-actor";
import type { FormState } from "@/components/ui/form-state";
import { mergePlatforms } from "@/lib/catalogue/commands/merge-platforms";

export async function merge(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await findActor();
  if (!actor) return showSignedOut(form);
  const { loser = "", winner = "", loserVersion, winnerVersion, reason = "" } = readForm(form);
  const merged = await mergePlatforms(await context(), actor, {
    loser,
    winner,
    expected: { loser: Number(loserVersion) || 0, winner: Number(winnerVersion) || 0 },
    reason: reason.trim().slice(0, 500) || null,
  });
  if (!merged.ok) return showProblem(merged.problem, form);
  redirect(`/admin/batches/${merged.value.batchId}`);
}
