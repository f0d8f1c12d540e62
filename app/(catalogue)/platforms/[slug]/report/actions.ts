"use server";

import { redirect } from "next/navigation";

import { inReadersWords } from "@/app/_server/report-words";
import { inThisLanguage } from "@/components/language/current-language";
import { context } from "@/app/_server/context";
import { readForm, showProblem } from "@/app/_server/forms";
import { currentVisit, isFromOwnPage } from "@/app/_server/visit";
import type { FormState } from "@/components/ui/form-state";
import { sendReport as send } from "@/lib/catalogue/commands/send-report";
import { FOREIGN_ORIGIN } from "@/lib/core/problems";

export async function sendReport(_previous: FormState, form: FormData): Promise<FormState> {
  if (!(await isFromOwnPage())) return inReadersWords(showProblem(FOREIGN_ORIGIN, form), FOREIGN_ORIGIN);
  const sent = await send(await context(), readForm(form), await currentVisit());
  if (!sent.ok) return inReadersWords(showProblem(sent.problem, form), sent.problem);
  redirect(inThisLanguage(`/reports/${sent.value.secret}?sent=yes`));
}
