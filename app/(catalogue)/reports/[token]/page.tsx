import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { inThisLanguage } from "@/components/language/current-language";
import { words } from "@/components/language/words";
import { asPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { siteUrl } from "@/app/_server/site-address";
import { FollowedReportView } from "@/components/reports/followed-report";
import { SiteFrame } from "@/components/site/site-frame";
import { followReport } from "@/lib/catalogue/queries/follow-report";

export const generateMetadata = (): Metadata => ({
  title: words().text("report.yours"),
  robots: { index: false, follow: false },
});

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default asPage(async function FollowReportPage({ params, searchParams }: Props) {
  const { token } = await params;
  const report = await followReport(await context(), token);
  if (!report) notFound();
  const isNew = (await searchParams).sent === "yes";
  return (
    <SiteFrame>
      <FollowedReportView report={report} keep={isNew ? siteUrl() + inThisLanguage(`/reports/${token}`) : null} />
    </SiteFrame>
  );
});
