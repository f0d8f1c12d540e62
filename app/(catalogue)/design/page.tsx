import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { showsDesign } from "@/app/_server/shows-design";
import { DesignView } from "@/components/design/design-view";
import { SiteFrame } from "@/components/site/site-frame";

export const metadata: Metadata = { title: "Design", robots: { index: false, follow: false } };

export default function DesignPage() {
  if (!showsDesign()) notFound();
  return (
    <SiteFrame>
      <DesignView />
    </SiteFrame>
  );
}
