import type { Metadata } from "next";

import { alternatesOf } from "@/app/_server/page-metadata";
import { words } from "@/components/language/words";
import { asPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { AboutData } from "@/components/about/about-data";
import { SiteFrame } from "@/components/site/site-frame";
import { describeCoverage } from "@/lib/catalogue/queries/describe-coverage";

export const generateMetadata = (): Metadata => ({
  title: words().text("about.title"),
  description: words().text("about.summary"),
  alternates: alternatesOf("/about/data"),
});

export const dynamic = "force-dynamic";

export default asPage(async function AboutDataPage() {
  return (
    <SiteFrame>
      <AboutData coverage={await describeCoverage(await context())} />
    </SiteFrame>
  );
});
