import type { Metadata } from "next";

import { merge } from "@/app/(admin)/admin/merge/actions";
import { asFramedPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { orTurnAway } from "@/app/_server/forms";
import { requireActor } from "@/app/_server/require-actor";
import { toSearchParams } from "@/app/_server/search-params";
import { ChangeList } from "@/components/admin/change-list";
import { ActionForm } from "@/components/ui/action-form";
import { WayLink } from "@/components/ui/way-link";
import { previewMerge, type MergeSide } from "@/lib/catalogue/queries/preview-merge";
import { fullName } from "@/lib/core/platform/full-name";

export const metadata: Metadata = { title: "Merge" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default asFramedPage(async function MergePage({ searchParams }: Props) {
  const params = toSearchParams(await searchParams);
  const slugs = { loser: params.get("loser") ?? "", winner: params.get("winner") ?? "" };
  const { loser, winner, differences, naming } = orTurnAway(
    await previewMerge(await context(), await requireActor(), slugs),
  );
  const swapped = `/admin/merge?${new URLSearchParams({ loser: winner.slug, winner: loser.slug })}`;
  return (
    <>
      <p className="text-sm">
        <WayLink href="/admin/report#shared" className="inline-flex min-h-9 items-center">
          ← Likely duplicates
        </WayLink>
      </p>
      <h1 className="text-2xl">Make one record of two</h1>
      <p className="mt-2 max-w-[70ch] text-soft">
        Only if both are about the same platform. The one that stays keeps its content and takes over the other’s
        relations; the other goes to the bin, and its address leads to the one that stays. Further facts are not taken
        over: bring what is worth keeping into the record first.
      </p>
      <div className="mt-6 grid gap-6 md:grid-cols-2">
        <Side title="Stays" side={winner} />
        <Side title="Goes to the bin" side={loser} />
      </div>
      <p className="mt-4">
        <WayLink href={swapped} className="button">
          The other way round
        </WayLink>
      </p>
      <section aria-labelledby="differences" className="mt-8">
        <h2 id="differences" className="mb-2 text-lg">
          What stands otherwise in the one that stays
        </h2>
        <ChangeList changes={differences} />
      </section>
      {naming.length > 0 ? (
        <p className="mt-6 max-w-[70ch]">
          These records name the one that goes, and will name the other: {naming.join(", ")}.
        </p>
      ) : null}
      <section aria-labelledby="merge" className="mt-8 border-t border-rule pt-5">
        <h2 id="merge" className="mb-4 text-lg">
          Merge
        </h2>
        <ActionForm
          action={merge}
          hidden={{
            loser: loser.slug,
            winner: winner.slug,
            loserVersion: String(loser.version),
            winnerVersion: String(winner.version),
          }}
          fields={[{ name: "reason", label: "Why, for the history (may stay empty)", autoComplete: "off" }]}
          submit={`Keep ${winner.slug}, remove ${loser.slug}`}
        />
      </section>
    </>
  );
});

const Side = ({ title, side }: { title: string; side: MergeSide }) => (
  <section className="min-w-0 border-t border-rule pt-3">
    <h2 className="text-sm text-soft">{title}</h2>
    <p className="mt-1 text-lg">
      <WayLink href={`/admin/platforms/${side.id}`} className="designation">
        {fullName(side)}
      </WayLink>
    </p>
    <p className="text-sm break-words text-soft">
      {side.slug}, version {side.version}
    </p>
    <p className="mt-2 max-w-[60ch]">{side.summary}</p>
  </section>
);
