"use server";

import { revalidatePath } from "next/cache";

import { context } from "@/app/_server/context";
import { readForm, showDone, showProblem } from "@/app/_server/forms";
import { requireActor } from "@/app/_server/require-actor";
import type { FormState } from "@/components/ui/form-state";
import { commentOnDraft } from "@/lib/catalogue/commands/comment-on-draft";
import { publishDraft } from "@/lib/catalogue/commands/publish-draft";
import { schedulePublishing } from "@/lib/catalogue/commands/schedule-publishing";
import { sendBackDraft } from "@/lib/catalogue/commands/send-back-draft";

export async function approve(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { comment, ...fields } = readForm(form);
  const done = await publishDraft(await context(), actor, { ...stepOf(fields), reason: comment?.trim() || null });
  if (!done.ok) return showProblem(done.problem, form);
  revalidatePath("/admin", "layout");
  return showDone("Published. Searches find it within seconds.");
}

export async function sendBack(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { comment = "", ...fields } = readForm(form);
  const done = await sendBackDraft(await context(), actor, { ...stepOf(fields), comment });
  if (!done.ok) return showProblem(done.problem, form);
  revalidatePath("/admin", "layout");
  return showDone("Sent back to its editors.");
}

export async function comment(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { id = "", text = "" } = readForm(form);
  const done = await commentOnDraft(await context(), actor, { id, text });
  if (!done.ok) return showProblem(done.problem, form);
  revalidatePath("/admin", "layout");
  return showDone("Said.");
}

export async function schedule(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { day = "", time = "", ...fields } = readForm(form);
  // Both are in UTC, as the form says. An empty day takes the time back.
  const publishAt = day === "" ? null : new Date(`${day}T${time || "00:00"}:00Z`);
  const done = await schedulePublishing(await context(), actor, { ...stepOf(fields), publishAt });
  if (!done.ok) return showProblem(done.problem, form);
  revalidatePath("/admin", "layout");
  return showDone(publishAt ? "It will be published at that time." : "The time is taken back.");
}

const stepOf = ({ id = "", version = "" }: Record<string, string>) => ({
  id,
  expectedVersion: Number(version) || 0,
  via: "form" as const,
});
