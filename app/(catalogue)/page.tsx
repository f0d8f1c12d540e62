import type { Metadata } from "next";

import { inOwnNames } from "@/app/_server/own-names";
import { alternatesOf } from "@/app/_server/page-metadata";
import { asPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { HomeView } from "@/components/home/home-view";
import { SiteFrame } from "@/components/site/site-frame";
import { getOverview } from "@/lib/catalogue/queries/get-overview";
import { searchPlatforms } from "@/lib/catalogue/queries/search-platforms";
import { emptySearch } from "@/lib/core/search/search-state";

export const generateMetadata = (): Metadata => ({ alternates: alternatesOf("/") });

export default asPage(async function HomePage() {
  const services = await context();
  const [overview, results] = await Promise.all([getOverview(services), searchPlatforms(services, emptySearch())]);
  const named = await inOwnNames(overview.latest.map(({ platform }) => platform));
  const latest = overview.latest.map((event, at) => ({ ...event, platform: named[at] ?? event.platform }));
  return (
    <SiteFrame search={null}>
      <HomeView overview={{ ...overview, latest }} counts={results.facets} />
    </SiteFrame>
  );
});
