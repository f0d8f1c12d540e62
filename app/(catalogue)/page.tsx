import type { Metadata } from "next";

import { asPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { HomeView } from "@/components/home/home-view";
import { SiteFrame } from "@/components/site/site-frame";
import { getOverview } from "@/lib/catalogue/queries/get-overview";
import { searchPlatforms } from "@/lib/catalogue/queries/search-platforms";
import { emptySearch } from "@/lib/core/search/search-state";

export const metadata: Metadata = { alternates: { canonical: "/" } };

export default asPage(async function HomePage() {
  const services = await context();
  const [overview, results] = await Promise.all([getOverview(services), searchPlatforms(services, emptySearch())]);
  return (
    <SiteFrame search={null}>
      <HomeView overview={overview} counts={results.facets} />
    </SiteFrame>
  );
});
