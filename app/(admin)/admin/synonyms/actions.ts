"use server";

import { revalidatePath } from "next/cache";

import { context } from "@/app/_server/context";
import { readForm, showDone, showProblem } from "@/app/_server/forms";
import { requireActor } from "@/app/_server/require-actor";
import type { FormState } from "@/components/ui/form-state";
import { saveSynonyms } from "@/lib/catalogue/commands/save-synonyms";
import { parseSynonymLines } from "@/lib/core/search/synonym-lines";

export async function save(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { sets = "" } = readForm(form);
  const saved = await saveSynonyms(await context(), actor, parseSynonymLines(sets));
  if (!saved.ok) return showProblem(saved.problem, form);
  revalidatePath("/admin/synonyms");
  return showDone("Saved. Searches use them within seconds.");
}
