"use server";

import { redirect } from "next/navigation";

import { context } from "@/app/_server/context";
import { readForm, showProblem, showSignedOut } from "@/app/_server/forms";
import { startImportRun } from "@/app/_server/import-runs";
import { findActor } from "@/app/_server/require-actor";
import type { FormState } from "@/components/ui/form-state";
import { beginImportRun, type ImportRun } from "@/lib/catalogue/commands/begin-import-run";

export const importFile = async (_previous: FormState, form: FormData): Promise<FormState> => begin(form, "import");

export const checkAgain = async (_previous: FormState, form: FormData): Promise<FormState> => begin(form, "check");

async function begin(form: FormData, kind: ImportRun["kind"]): Promise<FormState> {
  const actor = await findActor();
  if (!actor) return showSignedOut(form);
  const { id = "", reason = "" } = readForm(form);
  const run = await beginImportRun(await context(), actor, { id, kind, reason: reason.trim() || null });
  if (!run.ok) return showProblem(run.problem, form);
  await startImportRun(actor, run.value);
  redirect(`/admin/imports/${run.value.id}`);
}
