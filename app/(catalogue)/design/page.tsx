import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { asPage } from "@/app/_server/as-page";
import { showsDesign } from "@/app/_server/shows-design";
import { DesignView } from "@/components/design/design-view";
import { SiteFrame } from "@/components/site/site-frame";

export const metadata: Metadata = { title: "Design", robots: { index: false, follow: false } };

export default asPage(function DesignPage() {
  if (!showsDesign()) notFound();
  return Promise.resolve(
    <SiteFrame>
      <DesignView />
    </SiteFrame>,
  );
});
