"use server";

import { redirect } from "next/navigation";

import { readForm, showProblem } from "@/app/_server/forms";
import { identity } from "@/app/_server/identity";
import { currentVisit, isFromOwnPage, pendingSecret, setCookies } from "@/app/_server/visit";
import type { FormState } from "@/components/ui/form-state";
import { signInWithCode } from "@/lib/auth/sign-in-with-code";
import { nextPath } from "@/lib/core/access/next-path";
import { FOREIGN_ORIGIN } from "@/lib/core/problems";

export async function signInWithOneTimeCode(_previous: FormState, form: FormData): Promise<FormState> {
  if (!(await isFromOwnPage())) return showProblem(FOREIGN_ORIGIN, form);
  const { next, ...input } = readForm(form);
  const target = nextPath(next);
  const signedIn = await signInWithCode(await identity(), await pendingSecret(), input, await currentVisit());
  if (!signedIn.ok) {
    // It took too long, or something happened to the account: begin with the password again.
    if (signedIn.problem.kind === "signed-out") redirect(`/sign-in?next=${encodeURIComponent(target)}&again=yes`);
    return showProblem(signedIn.problem, form);
  }
  await setCookies(signedIn.value);
  redirect(target);
}
