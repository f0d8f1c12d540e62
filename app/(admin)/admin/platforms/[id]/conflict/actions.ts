"use server";

import { redirect } from "next/navigation";

import { context } from "@/app/_server/context";
import { orTurnAway, readForm } from "@/app/_server/forms";
import { requireActor } from "@/app/_server/require-actor";
import { saveDraft } from "@/lib/catalogue/commands/save-draft";
import { getConflict } from "@/lib/catalogue/queries/get-conflict";
import type { Side } from "@/lib/core/platform/merge-changes";
import { onlyWindow } from "@/lib/core/record-form/form-window";

/** Saves both sides' changes together, by the choices that were made. Should a third save have come first, it asks again. */
export async function saveTogether(form: FormData): Promise<void> {
  const actor = await requireActor();
  const fields = readForm(form);
  const { id = "", all: everywhere } = fields;
  const catalogue = await context();
  const plain = orTurnAway(await getConflict(catalogue, actor, { id }));
  if (!plain) redirect(`/admin/platforms/${id}`);
  const isSame =
    String(plain.version) === fields.version && String(plain.mergedWith ?? "") === (fields.mergedWith ?? "");
  if (!isSame) redirect(`/admin/platforms/${id}/conflict`);

  const choices: Record<string, Side> = Object.fromEntries(
    everywhere === "theirs" || everywhere === "mine"
      ? plain.overlaps.map(({ path }) => [path, everywhere])
      : plain.overlaps.map(({ path }, at): [string, Side] => [
          path,
          fields[`place.${at}`] === path && fields[`choice.${at}`] === "theirs" ? "theirs" : "mine",
        ]),
  );
  const chosen = orTurnAway(await getConflict(catalogue, actor, { id, choices }));
  if (!chosen) redirect(`/admin/platforms/${id}`);
  const { merged, version, mergedWith, copy } = chosen;
  const saved = await saveDraft(catalogue, actor, {
    id,
    content: merged,
    expectedVersion: version,
    mergedWith,
    via: "form",
    form: { ...onlyWindow(id), from: copy },
    reason: "Brought together with another change",
  });
  redirect(saved.ok ? `/admin/platforms/${id}?said=save` : `/admin/platforms/${id}/conflict`);
}
