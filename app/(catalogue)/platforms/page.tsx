import type { Metadata } from "next";

import { hitsInOwnNames } from "@/app/_server/own-names";
import { alternatesOf } from "@/app/_server/page-metadata";
import { words } from "@/components/language/words";
import { readSearch } from "@/app/(catalogue)/platforms/read-search";
import { findWaysOut } from "@/app/(catalogue)/platforms/ways-out";
import { answerSearch } from "@/app/_server/answer-search";
import { asPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { isDocumentRequest } from "@/app/_server/document-request";
import { SearchView } from "@/components/search/search-view";
import { searchTitle } from "@/components/search/search-title";
import { SiteFrame } from "@/components/site/site-frame";
import { feedHref } from "@/lib/core/search/feed-address";
import { countFilters } from "@/lib/core/search/search-state";
import { searchHref } from "@/lib/core/search/url-codec";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { state } = readSearch(await searchParams);
  const { text } = words();
  const plain = !state.query && countFilters(state) === 0 && state.page === 1;
  return {
    title: state.page > 1 ? text("pages.of", { title: searchTitle(state), page: state.page }) : searchTitle(state),
    description: text("platforms.summary"),
    alternates: {
      ...alternatesOf(searchHref(state)),
      types: {
        "application/atom+xml": feedHref(state, "atom"),
        "application/feed+json": feedHref(state, "json"),
      },
    },
    // Filters combine without end: only the plain list is worth an entry in a search engine.
    robots: plain ? undefined : { index: false, follow: true },
  };
}

export default asPage(async function PlatformsPage({ searchParams }: Props) {
  const { state, notices } = readSearch(await searchParams);
  // In place the page is asked for at every few keys: words that then stand and find nothing are counted by `LiveSearch`.
  const results = await answerSearch(state, { typing: !(await isDocumentRequest()) });
  const hits = await hitsInOwnNames(results.hits);
  const waysOut = results.total === 0 ? await findWaysOut(await context(), state) : [];
  return (
    <SiteFrame search={state} live>
      <SearchView state={state} results={{ ...results, hits }} notices={notices} waysOut={waysOut} />
    </SiteFrame>
  );
});
