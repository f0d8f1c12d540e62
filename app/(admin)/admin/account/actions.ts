"use server";

import { revalidatePath } from "next/cache";

import { readForm, showDone, showProblem } from "@/app/_server/forms";
import { identity } from "@/app/_server/identity";
import { requireSignedIn } from "@/app/_server/require-actor";
import { currentVisit, setCookies } from "@/app/_server/visit";
import type { FormState } from "@/components/ui/form-state";
import { changePassword } from "@/lib/auth/change-password";
import { beginCodes, confirmCodes, removeCodes, renewRecoveryCodes } from "@/lib/auth/own-codes";
import type { SignedIn } from "@/lib/auth/find-session";
import { endOtherSessions, endOwnSession } from "@/lib/auth/own-sessions";
import type { Problem } from "@/lib/core/problems";
import { invalid } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";

export async function setPassword(_previous: FormState, form: FormData): Promise<FormState> {
  const signedIn = await requireSignedIn();
  const changed = await changePassword(await identity(), signedIn, readForm(form), await currentVisit());
  if (!changed.ok) return showProblem(changed.problem, form);
  await setCookies(changed.value);
  return showDone("Your password is changed, and you are signed out everywhere else.");
}

// One action for all steps: without JavaScript an answer is shown by the form that was sent, so it must still be there.
export async function manageCodes(_previous: FormState, form: FormData): Promise<FormState> {
  const signedIn = await requireSignedIn();
  const { step, ...input } = readForm(form);
  const answer = await takeStep(signedIn, step ?? "", input);
  if (!answer.ok) return showProblem(answer.problem, form);
  revalidatePath("/admin/account");
  return showDone(...answer.value);
}

type Done = Parameters<typeof showDone>;

async function takeStep(signedIn: SignedIn, step: string, input: unknown): Promise<Result<Done, Problem>> {
  const auth = await identity();
  switch (step) {
    case "begin":
      return told(await beginCodes(auth, signedIn, input), () => ["Now scan the picture with your app."]);
    case "confirm":
      return told(await confirmCodes(auth, signedIn, input), (codes) => [
        "One-time codes are on, and you are signed out everywhere else. Each of these recovery codes stands in for your app once. Keep them apart from it: they are not shown again.",
        { label: "Recovery codes", value: codes.join("\n") },
      ]);
    case "renew":
      return told(await renewRecoveryCodes(auth, signedIn, input), (codes) => [
        "The old recovery codes have ended. Keep these: they are not shown again.",
        { label: "Recovery codes", value: codes.join("\n") },
      ]);
    case "remove":
      return told(await removeCodes(auth, signedIn, input), () => [
        "One-time codes are off: your password alone signs you in.",
      ]);
    default:
      return fail(invalid([{ path: "step", message: "Choose what to do" }]));
  }
}

const told = <T>(result: Result<T, Problem>, words: (value: T) => Done): Result<Done, Problem> =>
  result.ok ? ok(words(result.value)) : result;

export async function endOne(_previous: FormState, form: FormData): Promise<FormState> {
  const signedIn = await requireSignedIn();
  const ended = await endOwnSession(await identity(), signedIn, readForm(form).id ?? "");
  if (!ended.ok) return showProblem(ended.problem, form);
  revalidatePath("/admin/account");
  return showDone("Ended.");
}

export async function endOthers(_previous: FormState, form: FormData): Promise<FormState> {
  const signedIn = await requireSignedIn();
  const ended = await endOtherSessions(await identity(), signedIn);
  if (!ended.ok) return showProblem(ended.problem, form);
  revalidatePath("/admin/account");
  return showDone(`Ended: ${ended.value}.`);
}
