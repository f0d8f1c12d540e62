import { context } from "@/app/_server/context";
import { toMark } from "@/app/_server/pick-copy";
import { readJson } from "@/app/_server/read-json";
import { findActor } from "@/app/_server/require-actor";
import { guarded, problem, refusal } from "@/app/_server/respond";
import { keepUnsavedEdit } from "@/lib/catalogue/commands/keep-unsaved-edit";
import { findUnsavedEdits } from "@/lib/catalogue/queries/find-unsaved-edits";
import { getDraft } from "@/lib/catalogue/queries/get-draft";
import { nameActors } from "@/lib/catalogue/queries/name-actors";
import { isVersion } from "@/lib/core/platform/version-number";
import { readFormWindow } from "@/lib/core/record-form/form-window";

/** Keeps what somebody is typing, and tells who else is, and what they have typed in other windows. */
export const POST = guarded(async (request) => {
  const actor = await findActor();
  if (!actor) return problem(401, "Not signed in", "Sign in again; what you typed is kept in your browser.");
  const read = await readJson(request);
  if ("answer" in read) return read.answer;
  const { formId, windowId, fromWindow, fromAt, content, fromVersion } = (read.body ?? {}) as Record<string, unknown>;
  const all = await context();
  const window = readFormWindow({ formId, windowId, fromWindow, fromAt });
  const kept = await keepUnsavedEdit(all, actor, {
    ...window,
    content,
    fromVersion: isVersion(fromVersion) ? fromVersion : null,
  });
  if (!kept.ok) return refusal(kept.problem);
  const copies = await findUnsavedEdits(all, actor, window.formId);
  const elsewhere = copies.filter((copy) => copy.windowId !== window.windowId).map(toMark);
  const draft = await getDraft(all, actor, window.formId);
  const others = draft.ok ? draft.value.othersEditing.map(({ editor }) => editor) : [];
  const names = await nameActors(all, actor, others);
  return Response.json({ at: kept.value.at, others: others.map((id) => names.get(id) ?? id), elsewhere });
});
