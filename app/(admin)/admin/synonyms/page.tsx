import type { Metadata } from "next";

import { save } from "@/app/(admin)/admin/synonyms/actions";
import { asFramedPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { orTurnAway } from "@/app/_server/forms";
import { requireActor } from "@/app/_server/require-actor";
import { ActionForm } from "@/components/ui/action-form";
import { countNoun } from "@/lib/core/count-noun";
import { listSynonyms } from "@/lib/catalogue/queries/list-synonyms";
import { can } from "@/lib/core/access/access";
import { writeSynonymLines } from "@/lib/core/search/synonym-lines";

export const metadata: Metadata = { title: "Synonyms" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default asFramedPage(async function SynonymsPage({ searchParams }: Props) {
  const { add } = await searchParams;
  const actor = await requireActor();
  const sets = orTurnAway(await listSynonyms(await context(), actor));
  const lines = writeSynonymLines(sets);
  // A search that found nothing is put on a line of its own, to be given its other words.
  const added = typeof add === "string" ? add.replaceAll(",", " ").trim().slice(0, 60) : "";
  return (
    <>
      <h1 className="text-2xl">Synonyms</h1>
      <p className="mt-2 mb-6 max-w-prose text-soft">
        {countNoun(sets.length, "set")}. Each word of a set finds records that hold any of the others. Keep sets narrow:
        a word belongs only where a specialist would take it for the other.
      </p>
      {can(actor, "synonyms:edit") ? (
        <ActionForm
          action={save}
          hidden={{ base: lines }}
          fields={[
            {
              name: "sets",
              label: "A set a line, words between commas",
              lines: 20,
              value: added ? `${added}, \n${lines}` : lines,
            },
          ]}
          submit="Save"
        />
      ) : (
        <p className="max-w-prose whitespace-pre-line">{lines}</p>
      )}
    </>
  );
});
