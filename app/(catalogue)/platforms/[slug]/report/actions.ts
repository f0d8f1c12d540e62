"use server";

import { redirect } from "next/navigation";

import { context } from "@/app/_server/context";
import { readForm, showProblem } from "@/app/_server/forms";
import { currentVisit, isFromOwnPage } from "@/app/_server/visit";
import type { FormState } from "@/components/ui/form-state";
import { sendReport as send } from "@/lib/catalogue/commands/send-report";
import { FOREIGN_ORIGIN } from "@/lib/core/problems";

export async function sendReport(_previous: FormState, form: FormData): Promise<FormState> {
  if (!(await isFromOwnPage())) return showProblem(FOREIGN_ORIGIN, form);
  const sent = await send(await context(), readForm(form), await currentVisit());
  if (!sent.ok) return showProblem(sent.problem, form);
  redirect(`/reports/${sent.value.secret}?sent=yes`);
}
