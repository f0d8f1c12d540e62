import type { Metadata } from "next";

import { alternatesOf } from "@/app/_server/page-metadata";
import { words } from "@/components/language/words";
import { asPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { toSearchParams } from "@/app/_server/search-params";
import { SiteFrame } from "@/components/site/site-frame";
import { SourcesView } from "@/components/sources/sources-view";
import { listSources } from "@/lib/catalogue/queries/list-sources";
import { parseSourceFilter, sourcesHref } from "@/lib/core/source/source-works";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { filter } = parseSourceFilter(toSearchParams(await searchParams));
  const address = sourcesHref(filter);
  const { text } = words();
  const title = text("sources.title");
  return {
    title: filter.page > 1 ? text("pages.of", { title, page: filter.page }) : title,
    description: text("sources.summary"),
    alternates: alternatesOf(address),
    robots: address === sourcesHref() ? undefined : { index: false, follow: true },
  };
}

export default asPage(async function SourcesPage({ searchParams }: Props) {
  const { filter, notices } = parseSourceFilter(toSearchParams(await searchParams), words());
  return (
    <SiteFrame>
      <SourcesView filter={filter} list={await listSources(await context(), filter)} notices={notices} />
    </SiteFrame>
  );
});
