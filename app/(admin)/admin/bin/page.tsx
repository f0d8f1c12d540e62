import type { Metadata } from "next";

import { asFramedPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { orTurnAway } from "@/app/_server/forms";
import { requireActor } from "@/app/_server/require-actor";
import { DeskList } from "@/components/admin/desk-list";
import { countNoun } from "@/lib/core/count-noun";
import { listDesk } from "@/lib/catalogue/queries/list-desk";

export const metadata: Metadata = { title: "Bin" };

export default asFramedPage(async function BinPage() {
  const actor = await requireActor();
  const { rows, total } = orTurnAway(await listDesk(await context(), actor, { states: ["binned"], perPage: 200 }));
  return (
    <>
      <h1 className="text-2xl">Bin</h1>
      {total === 0 ? (
        <p className="mt-6">The bin is empty.</p>
      ) : (
        <DeskList
          caption={`${countNoun(total, "record")}. Open one to restore it, or to delete it for good`}
          rows={rows}
          to="/manage"
        />
      )}
    </>
  );
});
