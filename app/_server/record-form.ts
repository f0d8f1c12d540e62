import "server-only";

import { context } from "@/app/_server/context";
import { identity } from "@/app/_server/identity";
import { wordsOf } from "@/app/_server/problems";
import { currentVisit, isFromOwnPage } from "@/app/_server/visit";
import type { FormAnswer, FormStep } from "@/components/admin/record/form-answer";
import { FORM_STEPS } from "@/components/admin/record/form-answer";
import { formOptions } from "@/components/admin/record/form-options";
import { parkEdit } from "@/lib/auth/park-edit";
import { keepUnsavedEdit } from "@/lib/catalogue/commands/keep-unsaved-edit";
import { publishDraft } from "@/lib/catalogue/commands/publish-draft";
import { saveDraft } from "@/lib/catalogue/commands/save-draft";
import { submitDraft } from "@/lib/catalogue/commands/submit-draft";
import { getDraft } from "@/lib/catalogue/queries/get-draft";
import type { Actor } from "@/lib/core/access/access";
import type { JsonObject } from "@/lib/core/json";
import { isVersion } from "@/lib/core/platform/version-number";
import type { Problem } from "@/lib/core/problems";
import { fillInNames } from "@/lib/core/record-form/fill-in-names";
import { readFormWindow, type FormWindow } from "@/lib/core/record-form/form-window";
import { readRecordForm } from "@/lib/core/record-form/read-record-form";

/** What a posted form of a record holds. */
export type PostedRecord = {
  readonly window: FormWindow;
  /** The version that the form was opened from; null for a new record. */
  readonly version: number | null;
  readonly content: JsonObject;
  readonly isTooLarge: boolean;
  readonly asked: string;
};

/** Reads a posted form of a record. Whatever is sent, it gives something. */
export function readPostedRecord(form: FormData): PostedRecord {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const version = Number(text("version"));
  const { content, isTooLarge } = readRecordForm(form, formOptions());
  return {
    window: readFormWindow({
      formId: text("form"),
      windowId: text("window"),
      fromWindow: text("fromWindow"),
      fromAt: text("fromAt"),
    }),
    version: isVersion(version) ? version : null,
    content: fillInNames(content),
    isTooLarge,
    asked: text("do") || "save",
  };
}

/** Saves what a form holds, and takes the further step that was asked for. What cannot be saved is kept for its editor. */
export async function takeFormStep(actor: Actor, posted: PostedRecord): Promise<FormAnswer> {
  const step = FORM_STEPS.find((one) => one === posted.asked) ?? "save";
  if (posted.isTooLarge)
    return { kind: "refused", title: "The form is too large", detail: "Split the record, or send it through the API." };
  const { store, clock, newId } = await context();
  const { formId } = posted.window;
  // A new record gets the id of its form, so that a save that is sent twice makes one record.
  const exists = (await getDraft({ store, clock }, actor, formId)).ok;
  const saved = await saveDraft({ store, clock, newId: exists ? newId : () => formId }, actor, {
    id: exists ? formId : null,
    content: posted.content,
    expectedVersion: posted.version,
    via: "form",
    form: posted.window,
  });
  if (!saved.ok) {
    await keepPosted(actor, posted);
    return refusal(saved.problem, formId);
  }
  const { id, version } = saved.value;
  return step === "save" ? { kind: "done", did: step, id, version } : goOn(actor, step, id, version);
}

/** Keeps what was typed, for its editor alone. */
export async function keepPosted(actor: Actor, { window, version, content }: PostedRecord): Promise<void> {
  await keepUnsavedEdit(await context(), actor, { ...window, content, fromVersion: version });
}

/** Keeps what somebody typed whose session has ended, for when they have signed in again. A form of another site is not kept. */
export const parkPosted = async (posted: PostedRecord): Promise<boolean> =>
  (await isFromOwnPage()) && !posted.isTooLarge && parkEdit(await identity(), await currentVisit(), posted);

async function goOn(actor: Actor, step: FormStep, id: string, version: number): Promise<FormAnswer> {
  const of = { id, expectedVersion: version, via: "form" } as const;
  const done = await (step === "submit"
    ? submitDraft(await context(), actor, of)
    : publishDraft(await context(), actor, of));
  if (done.ok) return { kind: "done", did: step, id, version: step === "publish" ? done.value.version : version };
  if (done.problem.kind === "invalid") return { kind: "incomplete", id, version, issues: done.problem.issues };
  return refusal(done.problem, id);
}

function refusal(problem: Problem, id: string): FormAnswer {
  if (problem.kind === "conflict") return { kind: "conflict", id };
  if (problem.kind === "invalid")
    return {
      kind: "refused",
      title: "This cannot be saved",
      detail: "Nothing of it is lost. Correct this, and save again.",
      issues: problem.issues,
    };
  const { title, detail } = wordsOf(problem);
  return { kind: "refused", title, detail };
}
