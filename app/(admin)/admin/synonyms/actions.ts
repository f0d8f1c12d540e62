"use server";

import { revalidatePath } from "next/cache";

import { context } from "@/app/_server/context";
import { readForm, showDone, showProblem, showSignedOut } from "@/app/_server/forms";
import { findActor } from "@/app/_server/require-actor";
import type { FormState } from "@/components/ui/form-state";
import { saveSynonyms } from "@/lib/catalogue/commands/save-synonyms";
import { listSynonyms } from "@/lib/catalogue/queries/list-synonyms";
import { invalid, type FieldIssue } from "@/lib/core/problems";
import { lineOfSet, mergeSynonymSets, parseSynonymLines, writeSynonymLines } from "@/lib/core/search/synonym-lines";

export async function save(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await findActor();
  if (!actor) return showSignedOut(form);
  const { sets = "", base } = readForm(form);
  const all = await context();
  const [mine, from] = [parseSynonymLines(sets), base === undefined ? undefined : parseSynonymLines(base)];
  const saved = await saveSynonyms(all, actor, mine, from);
  if (saved.ok) {
    revalidatePath("/admin/synonyms");
    return showDone("Saved. Searches use them within seconds.");
  }
  // What is sent again was still begun from the same sets, whatever a page without a script is drawn from by then.
  const hidden: FormState["hidden"] = base === undefined ? {} : { base };
  if (saved.problem.kind === "invalid")
    return { ...showProblem(invalid(saved.problem.issues.map(atLine(sets))), form), hidden };
  const theirs = saved.problem.kind === "moved" ? await listSynonyms(all, actor) : saved;
  if (!theirs.ok) return showProblem(saved.problem, form);
  const both = writeSynonymLines(mergeSynonymSets(from ?? [], theirs.value, mine));
  return {
    ...showProblem(saved.problem, form),
    values: { sets: both },
    hidden: { base: writeSynonymLines(theirs.value) },
    problem: {
      title: "Somebody else saved synonyms meanwhile",
      detail:
        "Nothing of either is lost: the field has their sets and yours. A set that you both changed stands in it twice. Look through it, and save again.",
    },
  };
}

/** Says on which line of the field a set is that is not right. */
const atLine =
  (text: string) =>
  ({ path, message }: FieldIssue): FieldIssue => {
    const [, set] = /^(\d+)/.exec(path) ?? [];
    return { path: "sets", message: set === undefined ? message : `Line ${lineOfSet(text, Number(set))}: ${message}.` };
  };
