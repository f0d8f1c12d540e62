import type { Metadata } from "next";

import { takeBack } from "@/app/(admin)/admin/batches/[id]/actions";
import { asFramedPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { orTurnAway } from "@/app/_server/forms";
import { requireActor } from "@/app/_server/require-actor";
import { askedPage } from "@/app/_server/search-params";
import { BATCH_WORDS } from "@/components/admin/batch-words";
import { ChangedRecords } from "@/components/admin/changed-records";
import { UtcTime } from "@/components/admin/utc-time";
import { ActionForm } from "@/components/ui/action-form";
import { Counts } from "@/components/admin/counts";
import { PageLinks } from "@/components/ui/page-links";
import { WayLink } from "@/components/ui/way-link";
import { batchPages, getBatch, type BatchDetail } from "@/lib/catalogue/queries/batches";
import { nameActors } from "@/lib/catalogue/queries/name-actors";
import { countNoun } from "@/lib/core/count-noun";

export const metadata: Metadata = { title: "Batch" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default asFramedPage(async function BatchPage({ params, searchParams }: Props) {
  const [{ id }, asked, actor, all] = [await params, await searchParams, await requireActor(), await context()];
  const detail = orTurnAway(await getBatch(all, actor, { id, page: askedPage(asked) }));
  const { batch, records, page, steps } = detail;
  const names = await nameActors(all, actor, [batch.actor]);
  return (
    <>
      <p className="text-sm">
        <WayLink
          href={batch.kind === "import" || batch.kind === "undo" ? "/admin/imports" : "/admin/bulk"}
          className="inline-flex min-h-9 items-center"
        >
          ← {batch.kind === "import" || batch.kind === "undo" ? "Imports" : "Bulk edit"}
        </WayLink>
      </p>
      <h1 className="text-2xl break-words">
        {BATCH_WORDS[batch.kind]}
        {batch.fileName ? `: ${batch.fileName}` : ""}
      </h1>
      <p className="mt-1 text-soft">
        {names.get(batch.actor) ?? batch.actor}, <UtcTime at={batch.at} />
        {batch.reason ? `: ${batch.reason}` : ""}
      </p>
      <Counts
        counts={[
          { label: "new", count: batch.created },
          { label: "changed", count: batch.updated },
          { label: "unchanged", count: batch.unchanged },
        ]}
      />
      <Undo detail={detail} />
      <section aria-labelledby="results" className="mt-10">
        <h2 id="results" tabIndex={-1} className="text-lg outline-none">
          What it did
        </h2>
        <p className="text-sm text-soft">{countNoun(records, "record")}, by address</p>
        <ChangedRecords
          records={steps.map(({ id: record, slug, what, changes }) => ({
            slug,
            href: `/admin/platforms/${record}/history`,
            ...(what === "changed"
              ? {}
              : { note: what === "new" ? "published for the first time" : "moved to the bin" }),
            changes,
          }))}
        />
        <PageLinks
          page={page}
          last={batchPages(records)}
          hrefOf={(to) => `/admin/batches/${batch.id}?page=${to}#results`}
        />
      </section>
    </>
  );
});

function Undo({ detail: { batch, undo } }: { detail: BatchDetail }) {
  if (batch.undoes)
    return (
      <p className="mt-6">
        It took back{" "}
        <WayLink href={`/admin/batches/${batch.undoes}`} className="underline">
          an earlier batch
        </WayLink>
        .
      </p>
    );
  if (batch.undoneBy)
    return (
      <p className="mt-6">
        It has been taken back:{" "}
        <WayLink href={`/admin/batches/${batch.undoneBy}`} className="underline">
          see how
        </WayLink>
        .
      </p>
    );
  if (!undo) return null;
  const { restored, binned, changedSince } = undo;
  return (
    <section aria-labelledby="undo" className="mt-8 border-y border-rule py-5">
      <h2 id="undo" className="text-lg">
        Take it back
      </h2>
      {changedSince.length > 0 ? (
        <>
          <p className="mt-1 max-w-[70ch]">
            It can not be taken back, since somebody has written to {countNoun(changedSince.length, "record")} of it
            since, and that would be lost. Restore those by hand from their history:
          </p>
          <ul className="mt-2 columns-1 gap-8 sm:columns-2 lg:columns-3">
            {changedSince.slice(0, NAMED).map(({ id, slug }) => (
              <li key={id}>
                <WayLink href={`/admin/platforms/${id}/history`} className="inline-flex min-h-9 items-center underline">
                  {slug}
                </WayLink>
              </li>
            ))}
          </ul>
          {changedSince.length > NAMED ? <p className="text-soft">and {changedSince.length - NAMED} more</p> : null}
        </>
      ) : (
        <>
          <p className="mt-1 mb-4 max-w-[70ch]">
            {[
              restored > 0 ? `${countNoun(restored, "record")} would stand as before, as a new version` : "",
              binned > 0 ? `${countNoun(binned, "record")} that it was the first to publish would go to the bin` : "",
            ]
              .filter(Boolean)
              .join("; ")}
            . All of it, or nothing.
          </p>
          <ActionForm
            action={takeBack}
            hidden={{ id: batch.id }}
            fields={[{ name: "reason", label: "Why, for the history (may stay empty)", autoComplete: "off" }]}
            submit="Take it back"
            isMain={false}
          />
        </>
      )}
    </section>
  );
}

/** Records that are named where they stand in the way. */
const NAMED = 60;
