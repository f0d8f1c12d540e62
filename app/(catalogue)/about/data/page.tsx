import type { Metadata } from "next";

import { asPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { AboutData } from "@/components/about/about-data";
import { SiteFrame } from "@/components/site/site-frame";
import { describeCoverage } from "@/lib/catalogue/queries/describe-coverage";

export const metadata: Metadata = {
  title: "About the data",
  description: "How the records are made, what the words mean, what is missing, and how old the facts are.",
  alternates: { canonical: "/about/data" },
};

export const dynamic = "force-dynamic";

export default asPage(async function AboutDataPage() {
  return (
    <SiteFrame>
      <AboutData coverage={await describeCoverage(await context())} />
    </SiteFrame>
  );
});
