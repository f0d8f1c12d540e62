"use server";

import { redirect } from "next/navigation";

import { readForm, showProblem } from "@/app/_server/forms";
import { identity } from "@/app/_server/identity";
import { currentVisit, isFromOwnPage, setCookies } from "@/app/_server/visit";
import type { FormState } from "@/components/ui/form-state";
import { redeemLink } from "@/lib/auth/redeem-link";
import { FOREIGN_ORIGIN } from "@/lib/core/problems";

export async function chooseAccess(_previous: FormState, form: FormData): Promise<FormState> {
  if (!(await isFromOwnPage())) return showProblem(FOREIGN_ORIGIN, form);
  const { token = "", ...input } = readForm(form);
  const used = await redeemLink(await identity(), token, input, await currentVisit());
  if (!used.ok) return showProblem(used.problem, form);
  await setCookies(used.value.cookies);
  redirect(used.value.isCodeAsked ? "/sign-in/code" : "/admin");
}
