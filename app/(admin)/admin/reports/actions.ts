"use server";

import { redirect } from "next/navigation";

import { context } from "@/app/_server/context";
import { readForm, showProblem, showSignedOut } from "@/app/_server/forms";
import { findActor } from "@/app/_server/require-actor";
import type { FormState } from "@/components/ui/form-state";
import { answerReport } from "@/lib/catalogue/commands/answer-report";

export async function answer(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await findActor();
  if (!actor) return showSignedOut(form);
  const done = await answerReport(await context(), actor, readForm(form));
  if (!done.ok) return showProblem(done.problem, form);
  // The report leaves this list, and its form with it: the page says that it is done.
  redirect("/admin/reports?said=answered");
}
