"use server";

import { redirect } from "next/navigation";

import { context } from "@/app/_server/context";
import { readForm, showProblem, showSignedOut } from "@/app/_server/forms";
import { findActor } from "@/app/_server/require-actor";
import { readSelection } from "@/app/_server/selection";
import type { FormState } from "@/components/ui/form-state";
import { bulkEditPlatforms } from "@/lib/catalogue/commands/bulk-edit-platforms";
import { invalid } from "@/lib/core/problems";

export async function applyToAll(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await findActor();
  if (!actor) return showSignedOut(form);
  const { set, from, to, reason = "", expected = "", ...list } = readForm(form);
  const all = await context();
  const selection = await readSelection(all, actor, new URLSearchParams(list));
  if (!selection.ok) return showProblem(selection.problem, form);
  if (!selection.value) return showProblem(invalid([{ path: "", message: "Choose the records first" }]), form);
  const edited = await bulkEditPlatforms(all, actor, {
    of: selection.value.of,
    edit: { set, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) },
    reason: reason.trim().slice(0, 500) || null,
    expected,
  });
  if (!edited.ok) return showProblem(edited.problem, form);
  if (edited.value.batchId === null)
    return showProblem(invalid([{ path: "", message: "All of them have it already: nothing was written" }]), form);
  redirect(`/admin/batches/${edited.value.batchId}`);
}
