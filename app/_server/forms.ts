import "server-only";

import { headers } from "next/headers";
import { forbidden, notFound } from "next/navigation";

import { wordsOf } from "@/app/_server/problems";
import { sendToSignIn } from "@/app/_server/require-actor";
import type { FormState } from "@/components/ui/form-state";
import { EMPTY_FORM } from "@/components/ui/form-state";
import { SIGNED_OUT, type Problem } from "@/lib/core/problems";
import { wordsOfPath } from "@/lib/core/record-form/path-words";
import type { Result } from "@/lib/core/result";

/** What Next's own script sends with a form. */
const BY_SCRIPT = "next-action";
const SECRET_FIELD = /password|current|^code$/i;

/** What was typed into the fields of a form, by their names. Files are left out, and of several of one name the last counts. */
export const readForm = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === "string" && !name.startsWith("$ACTION") ? [[name, value] as const] : [],
    ),
  );

/** The form again, with what is wrong and what was typed; passwords and codes are typed anew. */
export function showProblem(problem: Problem, form: FormData): FormState {
  const values = Object.fromEntries(Object.entries(readForm(form)).filter(([name]) => !SECRET_FIELD.test(name)));
  if (problem.kind === "invalid") return { ...EMPTY_FORM, values, issues: problem.issues };
  const { title, detail } = wordsOf(problem);
  return { ...EMPTY_FORM, values, problem: { title, detail } };
}

/** The same for what is wrong with a record that the form is about and does not show: each message names the record's field. */
export const showRecordProblem = (problem: Problem, form: FormData): FormState =>
  showProblem(
    problem.kind === "invalid"
      ? {
          kind: "invalid",
          issues: problem.issues.map(({ path, message }) => ({
            path,
            message: path ? `${wordsOfPath(path)}: ${message}` : message,
          })),
        }
      : problem,
    form,
  );

/** The form again, for somebody whose session has ended: what they typed is theirs to send once they have signed in elsewhere. Without a
 *  script the answer would be the page anew, which is closed to them: they are told how to come back to what they typed. */
export async function showSignedOut(form: FormData): Promise<FormState> {
  if (!(await headers()).has(BY_SCRIPT)) return sendToSignIn({ typed: true });
  const detail = "Nothing was done, and nothing is lost: what you typed stands in the form.";
  return { ...showProblem(SIGNED_OUT, form), problem: { title: "You are signed out", detail, asksToSignIn: true } };
}

/** That it is done, with what is shown this once. */
export const showDone = (done: string, secret: FormState["secret"] = null): FormState => ({
  ...EMPTY_FORM,
  done,
  secret,
});

/** What a page shows; where it may not or cannot, the page that says so takes its place. */
export function orTurnAway<T>(result: Result<T, Problem>): T {
  if (result.ok) return result.value;
  if (result.problem.kind === "forbidden") forbidden();
  if (result.problem.kind === "not-found") notFound();
  throw new Error(`A page cannot show this: ${wordsOf(result.problem).title}`);
}
