import type { Metadata } from "next";

import { asFramedPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { orTurnAway } from "@/app/_server/forms";
import { requireActor } from "@/app/_server/require-actor";
import { DataTable } from "@/components/ui/data-table";
import { WayLink } from "@/components/ui/way-link";
import { listMissedSearches } from "@/lib/catalogue/queries/list-missed-searches";
import { can } from "@/lib/core/access/access";

export const metadata: Metadata = { title: "Missed searches" };

export default asFramedPage(async function MissedPage() {
  const actor = await requireActor();
  const misses = orTurnAway(await listMissedSearches(await context(), actor));
  const mayAdd = can(actor, "synonyms:edit");
  return (
    <>
      <h1 className="text-2xl">Missed searches</h1>
      {misses.length === 0 ? (
        <p className="mt-6">Every search of the last months found something.</p>
      ) : (
        <DataTable
          caption="What was searched for in vain, most often first"
          heads={["Search", "Times", "Last", "Next"]}
          rows={misses.map(({ query, count, lastDay }) => ({
            key: query,
            cells: [
              <WayLink
                key="q"
                href={`/platforms?q=${encodeURIComponent(query)}`}
                className="inline-flex min-h-9 items-center"
              >
                {query}
              </WayLink>,
              count,
              lastDay,
              mayAdd ? (
                <WayLink
                  key="add"
                  href={`/admin/synonyms?add=${encodeURIComponent(query)}`}
                  className="inline-flex min-h-9 items-center underline"
                >
                  Add synonym<span className="sr-only"> for {query}</span>
                </WayLink>
              ) : (
                ""
              ),
            ],
          }))}
        />
      )}
    </>
  );
});
