"use server";

import { revalidatePath } from "next/cache";

import { context } from "@/app/_server/context";
import { readForm, showDone, showProblem, showRecordProblem, showSignedOut } from "@/app/_server/forms";
import { findActor } from "@/app/_server/require-actor";
import type { FormState } from "@/components/ui/form-state";
import { commentOnDraft } from "@/lib/catalogue/commands/comment-on-draft";
import { publishDraft } from "@/lib/catalogue/commands/publish-draft";
import { schedulePublishing } from "@/lib/catalogue/commands/schedule-publishing";
import { sendBackDraft } from "@/lib/catalogue/commands/send-back-draft";
import { invalid } from "@/lib/core/problems";

export async function approve(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await findActor();
  if (!actor) return showSignedOut(form);
  const { comment, ...fields } = readForm(form);
  const done = await publishDraft(await context(), actor, { ...stepOf(fields), reason: comment?.trim() || null });
  if (!done.ok) return showRecordProblem(done.problem, form);
  revalidatePath("/admin", "layout");
  return showDone("Published. Searches find it within seconds.");
}

export async function sendBack(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await findActor();
  if (!actor) return showSignedOut(form);
  const { comment = "", ...fields } = readForm(form);
  const done = await sendBackDraft(await context(), actor, { ...stepOf(fields), comment });
  if (!done.ok) return showProblem(done.problem, form);
  revalidatePath("/admin", "layout");
  return showDone("Sent back to its editors.");
}

export async function comment(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await findActor();
  if (!actor) return showSignedOut(form);
  const { id = "", text = "" } = readForm(form);
  const done = await commentOnDraft(await context(), actor, { id, text });
  if (!done.ok) return showProblem(done.problem, form);
  revalidatePath("/admin", "layout");
  return showDone("Said.");
}

export async function schedule(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await findActor();
  if (!actor) return showSignedOut(form);
  const { day = "", time = "", takeBack, ...fields } = readForm(form);
  const at = time.trim() || "00:00";
  const isTakenBack = takeBack === "yes";
  if (!isTakenBack && day === "") return showProblem(invalid([{ path: "day", message: "Enter the day" }]), form);
  if (!isTakenBack && !/^([01]\d|2[0-3]):[0-5]\d$/.test(at))
    return showProblem(invalid([{ path: "time", message: "Enter the time as 14:30" }]), form);
  // Both are in UTC, as the form says.
  const publishAt = isTakenBack ? null : new Date(`${day}T${at}:00Z`);
  const done = await schedulePublishing(await context(), actor, { ...stepOf(fields), publishAt });
  if (!done.ok && done.problem.kind === "invalid" && done.problem.issues.some(({ path }) => path === "publishAt"))
    return showProblem(invalid(done.problem.issues.map(({ message }) => ({ path: "day", message }))), form);
  if (!done.ok) return showRecordProblem(done.problem, form);
  revalidatePath("/admin", "layout");
  return showDone(publishAt ? "It will be published at that time." : "The time is taken back.");
}

const stepOf = ({ id = "", version = "" }: Record<string, string>) => ({
  id,
  expectedVersion: Number(version) || 0,
  via: "form" as const,
});
