import type { Metadata } from "next";
import { redirect } from "next/navigation";

import { saveTogether } from "@/app/(admin)/admin/platforms/[id]/conflict/actions";
import { asFramedPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { orTurnAway } from "@/app/_server/forms";
import { requireActor } from "@/app/_server/require-actor";
import { ConflictForm } from "@/components/admin/conflict-form";
import { RecordHead } from "@/components/admin/record/record-head";
import { getConflict } from "@/lib/catalogue/queries/get-conflict";
import { getDraft } from "@/lib/catalogue/queries/get-draft";
import { nameActors } from "@/lib/catalogue/queries/name-actors";
import { describeChanges } from "@/lib/core/platform/describe-changes";
import { describeOverlap } from "@/lib/core/platform/describe-overlap";

export const metadata: Metadata = { title: "Two changes at once" };

type Props = { params: Promise<{ id: string }> };

export default asFramedPage(async function ConflictPage({ params }: Props) {
  const { id } = await params;
  const actor = await requireActor();
  const all = await context();
  const record = orTurnAway(await getDraft(all, actor, id));
  const conflict = orTurnAway(await getConflict(all, actor, { id }));
  if (!conflict) redirect(`/admin/platforms/${id}`);
  const { version, mergedWith, overlaps, base, theirs, against, theirsBy } = conflict;
  const names = await nameActors(all, actor, [theirsBy]);
  const theirName = against === "published" ? "The public record" : (names.get(theirsBy ?? "") ?? "Somebody else");
  return (
    <>
      <RecordHead {...record} here="conflict" publishAt={null} scheduleProblem={null} />
      <p className="mt-4 border-l-4 border-ordered bg-sheet px-4 py-2">
        {against === "published"
          ? "The public record was changed since the draft was begun."
          : `${theirName} saved this while you wrote.`}{" "}
        Nothing of yours is lost.
      </p>
      <ConflictForm
        id={record.id}
        version={version}
        mergedWith={mergedWith}
        theirName={theirName}
        places={overlaps.map((overlap) => ({ path: overlap.path, ...describeOverlap(overlap) }))}
        taken={describeChanges(base, theirs)}
        save={saveTogether}
      />
    </>
  );
});
