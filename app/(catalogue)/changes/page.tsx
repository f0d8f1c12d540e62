import type { Metadata } from "next";

import { asPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { toSearchParams } from "@/app/_server/search-params";
import { ChangesView } from "@/components/changes/changes-view";
import { SiteFrame } from "@/components/site/site-frame";
import { listChanges } from "@/lib/catalogue/queries/list-changes";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const page = pageOf(toSearchParams(await searchParams));
  return {
    title: page > 1 ? `Changes, page ${page}` : "Changes",
    description: "What changed in the catalogue, newest first, in words.",
    alternates: { canonical: page > 1 ? `/changes?page=${page}` : "/changes" },
  };
}

export default asPage(async function ChangesPage({ searchParams }: Props) {
  const page = pageOf(toSearchParams(await searchParams));
  return (
    <SiteFrame>
      <ChangesView {...await listChanges(await context(), page)} page={page} />
    </SiteFrame>
  );
});

/** The number of a page; the first one where the address names none that can be. */
function pageOf(params: URLSearchParams): number {
  const raw = params.get("page") ?? "";
  return /^[1-9]\d{0,3}$/.test(raw) ? Number(raw) : 1;
}
