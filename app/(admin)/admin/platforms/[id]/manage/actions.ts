"use server";

import { redirect } from "next/navigation";

import { context } from "@/app/_server/context";
import { readForm, showProblem, showSignedOut } from "@/app/_server/forms";
import { findActor } from "@/app/_server/require-actor";
import type { FormState } from "@/components/ui/form-state";
import { binPlatform } from "@/lib/catalogue/commands/bin-platform";
import { discardDraft } from "@/lib/catalogue/commands/discard-draft";
import { purgePlatform } from "@/lib/catalogue/commands/purge-platform";
import { renamePlatform } from "@/lib/catalogue/commands/rename-platform";
import { restorePlatform } from "@/lib/catalogue/commands/restore-platform";
import { unpublishPlatform } from "@/lib/catalogue/commands/unpublish-platform";

export async function bin(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await findActor();
  if (!actor) return showSignedOut(form);
  const { id = "", reason } = readForm(form);
  const done = await binPlatform(await context(), actor, { id, via: "form", reason: reason || null });
  if (!done.ok) return showProblem(done.problem, form);
  redirect(`/admin/platforms/${id}/manage`);
}

export async function restore(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await findActor();
  if (!actor) return showSignedOut(form);
  const { id = "" } = readForm(form);
  const done = await restorePlatform(await context(), actor, { id, via: "form" });
  if (!done.ok) return showProblem(done.problem, form);
  redirect(`/admin/platforms/${id}`);
}

export async function purge(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await findActor();
  if (!actor) return showSignedOut(form);
  const { id = "", name = "" } = readForm(form);
  const done = await purgePlatform(await context(), actor, { id, name });
  if (!done.ok) return showProblem(done.problem, form);
  redirect("/admin/bin");
}

export async function unpublish(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await findActor();
  if (!actor) return showSignedOut(form);
  const { id = "", reason } = readForm(form);
  const done = await unpublishPlatform(await context(), actor, { id, via: "form", reason: reason || null });
  if (!done.ok) return showProblem(done.problem, form);
  redirect(`/admin/platforms/${id}`);
}

export async function rename(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await findActor();
  if (!actor) return showSignedOut(form);
  const { id = "", slug = "" } = readForm(form);
  const done = await renamePlatform(await context(), actor, { id, to: slug, via: "form" });
  if (!done.ok) return showProblem(done.problem, form);
  redirect(`/admin/platforms/${id}/manage`);
}

export async function discard(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await findActor();
  if (!actor) return showSignedOut(form);
  const { id = "", version } = readForm(form);
  const done = await discardDraft(await context(), actor, { id, expectedVersion: Number(version) || 0, via: "form" });
  if (!done.ok) return showProblem(done.problem, form);
  redirect(done.value.binned ? "/admin/bin" : `/admin/platforms/${id}`);
}
