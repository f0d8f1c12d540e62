"use server";

import { redirect } from "next/navigation";

import { context } from "@/app/_server/context";
import { keepPosted, parkPosted, readPostedRecord, takeFormStep, type PostedRecord } from "@/app/_server/record-form";
import { findActor, requireActor } from "@/app/_server/require-actor";
import type { FormAnswer } from "@/components/admin/record/form-answer";
import { dropUnsavedEdit } from "@/lib/catalogue/commands/drop-unsaved-edit";
import { getDraft } from "@/lib/catalogue/queries/get-draft";
import type { Actor } from "@/lib/core/access/access";
import type { FormWindow } from "@/lib/core/record-form/form-window";
import { applyRowStep, parseRowStep } from "@/lib/core/record-form/row-steps";

/** Saves, submits or publishes from a form that stays where it is. */
export async function takeRecordStep(form: FormData): Promise<FormAnswer> {
  // A stranger is told so and not sent away: what they typed stands in the form.
  const actor = await findActor();
  return actor ? takeFormStep(actor, readPostedRecord(form)) : { kind: "signed-out" };
}

/** The same without a script: the form comes back with what was done, or with its rows as they now are. */
export async function postRecord(form: FormData): Promise<void> {
  const posted = readPostedRecord(form);
  const actor = (await findActor()) ?? (await askToSignIn(posted));
  const step = parseRowStep(posted.asked);
  if (step) {
    const { content, focus } = applyRowStep(posted.content, step);
    await keepPosted(actor, { ...posted, content });
    redirect(`${await addressOf(actor, posted.window)}at=${focus}#${focus}`);
  }
  if (posted.asked === "preview") {
    await keepPosted(actor, posted);
    redirect(`/admin/platforms/${posted.window.formId}/preview`);
  }
  const answer = await takeFormStep(actor, posted);
  if (answer.kind === "conflict") redirect(`/admin/platforms/${answer.id}/conflict`);
  if (answer.kind === "done") redirect(`/admin/platforms/${answer.id}?said=${answer.did}`);
  if (answer.kind === "incomplete") redirect(`/admin/platforms/${answer.id}?said=incomplete`);
  redirect(`${await addressOf(actor, posted.window)}said=refused`);
}

/** Lets go of what was typed and not saved. */
export async function discardUnsaved(form: FormData): Promise<void> {
  const actor = await requireActor();
  const { window } = readPostedRecord(form);
  const { store, clock } = await context();
  await dropUnsavedEdit({ store }, actor, window);
  redirect(`${await addressOf(actor, window)}fresh=${clock().getTime()}`);
}

/** Sends whoever is signed out to sign in and back to their form. What they typed is in it then. */
async function askToSignIn(posted: PostedRecord): Promise<never> {
  const isKept = await parkPosted(posted);
  const { formId } = posted.window;
  const form =
    posted.version === null
      ? `/admin/platforms/new?form=${encodeURIComponent(formId)}`
      : `/admin/platforms/${encodeURIComponent(formId)}`;
  redirect(`/sign-in?next=${encodeURIComponent(form)}${isKept ? "&kept=yes" : ""}`);
}

/** Where a form stands, with what is kept of this window: a record's own page, or the page of a new one. */
async function addressOf(actor: Actor, { formId, windowId }: FormWindow): Promise<string> {
  const exists = (await getDraft(await context(), actor, formId)).ok;
  const page = exists ? `/admin/platforms/${formId}?` : `/admin/platforms/new?form=${encodeURIComponent(formId)}&`;
  return `${page}copy=${windowId}&`;
}
