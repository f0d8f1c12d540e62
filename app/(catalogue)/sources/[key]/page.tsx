import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";

import { alternatesOf, notFoundMetadata } from "@/app/_server/page-metadata";
import { words } from "@/components/language/words";
import { asMetadata, asPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { toSearchParams } from "@/app/_server/search-params";
import { SiteFrame } from "@/components/site/site-frame";
import { SourceView } from "@/components/sources/source-view";
import { RECORDS_PER_PAGE, findSource } from "@/lib/catalogue/queries/find-source";
import { parseSourceFilter } from "@/lib/core/source/source-works";

type Props = {
  params: Promise<{ key: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Head and body ask for the same source: it is read once a request. */
const lookUp = cache(async (key: string, page: number) => findSource(await context(), key, page));

async function asked({ params, searchParams }: Props): Promise<[key: string, page: number]> {
  return [(await params).key, parseSourceFilter(toSearchParams(await searchParams)).filter.page];
}

export const generateMetadata = asMetadata(async (props: Props): Promise<Metadata> => {
  const found = await lookUp(...(await asked(props)));
  if (!found) return notFoundMetadata();
  return {
    title: words().text("source.pageTitle", { title: found.work.title }),
    description: words().text("source.summary", { title: found.work.title, publisher: found.work.publisher }),
    alternates: alternatesOf(`/sources/${found.work.key}`),
  };
});

export default asPage(async function SourcePage(props: Props) {
  const [key, page] = await asked(props);
  const found = await lookUp(key, page);
  if (!found) notFound();
  return (
    <SiteFrame>
      <SourceView {...found} page={page} perPage={RECORDS_PER_PAGE} />
    </SiteFrame>
  );
});
