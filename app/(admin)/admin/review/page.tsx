import type { Metadata } from "next";

import { asFramedPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { orTurnAway } from "@/app/_server/forms";
import { requireActor } from "@/app/_server/require-actor";
import { askedPage } from "@/app/_server/search-params";
import { DeskList } from "@/components/admin/desk-list";
import { PageLinks } from "@/components/ui/page-links";
import { countNoun } from "@/lib/core/count-noun";
import { listDesk } from "@/lib/catalogue/queries/list-desk";

export const metadata: Metadata = { title: "Review" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default asFramedPage(async function ReviewListPage({ searchParams }: Props) {
  const asked = askedPage(await searchParams);
  const actor = await requireActor();
  const { rows, total, page, last } = orTurnAway(
    await listDesk(await context(), actor, { states: ["in-review"], oldestFirst: true, page: asked }),
  );
  return (
    <>
      <h1 className="text-2xl">Review</h1>
      {total === 0 ? (
        <p className="mt-6">Nothing waits for review.</p>
      ) : (
        <DeskList caption={`${countNoun(total, "submission")}, the longest waiting first`} rows={rows} to="/review" />
      )}
      <PageLinks page={page} last={last} hrefOf={(to) => `/admin/review?page=${to}#main`} />
    </>
  );
});
