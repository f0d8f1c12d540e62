"use server";

import { redirect } from "next/navigation";

import { readForm, showProblem } from "@/app/_server/forms";
import { identity } from "@/app/_server/identity";
import { currentVisit, isFromOwnPage, setCookies } from "@/app/_server/visit";
import type { FormState } from "@/components/ui/form-state";
import { signIn } from "@/lib/auth/sign-in";
import { nextPath } from "@/lib/core/access/next-path";
import { FOREIGN_ORIGIN } from "@/lib/core/problems";

export async function signInWithPassword(_previous: FormState, form: FormData): Promise<FormState> {
  if (!(await isFromOwnPage())) return showProblem(FOREIGN_ORIGIN, form);
  const { next, ...input } = readForm(form);
  const signedIn = await signIn(await identity(), input, await currentVisit());
  if (!signedIn.ok) return showProblem(signedIn.problem, form);
  await setCookies(signedIn.value.cookies);
  const target = nextPath(next);
  redirect(signedIn.value.isCodeAsked ? `/sign-in/code?next=${encodeURIComponent(target)}` : target);
}
