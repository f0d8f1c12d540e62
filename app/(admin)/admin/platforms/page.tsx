import type { Metadata } from "next";

import { asFramedPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { deskParams, readDeskFilter } from "@/app/_server/desk-filter";
import { orTurnAway } from "@/app/_server/forms";
import { requireActor } from "@/app/_server/require-actor";
import { askedPage, toSearchParams } from "@/app/_server/search-params";
import { DeskList } from "@/components/admin/desk-list";
import { DeskSearch } from "@/components/admin/desk-search";
import { ExportLinks } from "@/components/admin/export-links";
import { countNoun } from "@/lib/core/count-noun";
import { RecordsHead } from "@/components/admin/records-head";
import { PageLinks } from "@/components/ui/page-links";
import { WayLink } from "@/components/ui/way-link";
import { listDesk } from "@/lib/catalogue/queries/list-desk";
import { can } from "@/lib/core/access/access";

export const metadata: Metadata = { title: "Records" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default asFramedPage(async function DeskPlatformsPage({ searchParams }: Props) {
  const asked = await searchParams;
  const actor = await requireActor();
  const all = await context();
  const { state, filter } = readDeskFilter(toSearchParams(asked), actor, all.clock());
  const list = orTurnAway(await listDesk(all, actor, { ...filter, page: askedPage(asked) }));
  const address = (page: number) => {
    const params = deskParams(state);
    params.set("page", String(page));
    return `/admin/platforms?${params}#main`;
  };
  const these = new URLSearchParams([...deskParams(state), ["of", "desk"]]);
  return (
    <>
      <RecordsHead title="Records" mayCreate={can(actor, "draft:create")} />
      <DeskSearch {...state} />
      {list.total > 0 ? (
        <div className="flex flex-wrap items-center justify-between gap-x-6">
          <ExportLinks params={these} />
          {can(actor, "platform:bulk-edit") ? (
            <WayLink href={`/admin/bulk?${these}`} className="mt-3 inline-flex min-h-11 items-center text-sm underline">
              Change all of these alike
            </WayLink>
          ) : null}
        </div>
      ) : null}
      {list.total === 0 ? (
        <p className="mt-8">Nothing matches. Take something out of the search, or show all.</p>
      ) : (
        <DeskList
          caption={`${countNoun(list.total, "record")}, ${state.q.trim() ? "those of that name first, then " : ""}the last written first`}
          rows={list.rows}
        />
      )}
      <PageLinks page={list.page} last={list.last} hrefOf={address} />
    </>
  );
});
