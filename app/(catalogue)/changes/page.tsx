import type { Metadata } from "next";

import { inOwnNames } from "@/app/_server/own-names";
import { alternatesOf } from "@/app/_server/page-metadata";
import { words } from "@/components/language/words";
import { asPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { askedPage } from "@/app/_server/search-params";
import { ChangesView } from "@/components/changes/changes-view";
import { SiteFrame } from "@/components/site/site-frame";
import { listChanges } from "@/lib/catalogue/queries/list-changes";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const page = askedPage(await searchParams);
  const { text } = words();
  return {
    title: page > 1 ? text("pages.of", { title: text("changes.title"), page }) : text("changes.title"),
    description: text("changes.summary"),
    alternates: alternatesOf(page > 1 ? `/changes?page=${page}` : "/changes"),
  };
}

export default asPage(async function ChangesPage({ searchParams }: Props) {
  const page = askedPage(await searchParams);
  const listed = await listChanges(await context(), page, words());
  const named = new Map(
    (await inOwnNames(listed.moments.flatMap(({ changes }) => changes))).map(({ slug, name }) => [slug, name]),
  );
  const moments = listed.moments.map((moment) => ({
    ...moment,
    changes: moment.changes.map((change) => ({ ...change, name: named.get(change.slug) ?? change.name })),
  }));
  return (
    <SiteFrame>
      <ChangesView moments={moments} total={listed.total} page={page} />
    </SiteFrame>
  );
});
