import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";

import { ownNameOf } from "@/components/language/own-name";
import { describeStatus } from "@/lib/core/platform/describe-status";
import { headlineOf } from "@/lib/core/platform/headline";
import { kinInOwnNames } from "@/app/_server/own-names";
import { alternatesOf, notFoundMetadata, unlisted } from "@/app/_server/page-metadata";
import { inThisLanguage } from "@/components/language/current-language";
import { words } from "@/components/language/words";
import { asMetadata, asPage } from "@/app/_server/as-page";
import { lookUpPlatform } from "@/app/_server/look-up-platform";
import { nonce } from "@/app/_server/nonce";
import { removedPage } from "@/app/_server/removed-page";
import { toSearchParams } from "@/app/_server/search-params";
import { citedRecord, siteUrl } from "@/app/_server/site-address";
import { PlatformView } from "@/components/platform/platform-view";
import { RecordJsonLd } from "@/components/platform/record-json-ld";
import { parseUnits } from "@/components/platform/chosen-units";
import { SiteFrame } from "@/components/site/site-frame";
import { NoticeList } from "@/components/ui/notice-list";
import { fullName } from "@/lib/core/platform/full-name";

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const generateMetadata = asMetadata(async ({ params }: Props): Promise<Metadata> => {
  const found = await lookUpPlatform((await params).slug);
  if (found.kind === "removed") return unlisted("removed.short");
  if (found.kind !== "found") return notFoundMetadata();
  const { content } = found.platform;
  const { slug, summary } = content;
  const headline = headlineOf(content);
  const shortened = summary.length > 160 ? `${summary.slice(0, 157).replace(/\s+\S*$/, "")} …` : summary;
  return {
    title: [fullName(content), ownNameOf(content.names)].filter(Boolean).join(", "),
    // The summary is in English; where the record stands is told in the language of the page.
    description: words().prose && headline ? describeStatus(headline, words()) : shortened,
    alternates: alternatesOf(`/platforms/${slug}`),
  };
});

export default asPage(async function PlatformPage({ params, searchParams }: Props) {
  const found = await lookUpPlatform((await params).slug);
  switch (found.kind) {
    case "found": {
      const page = `/platforms/${found.platform.content.slug}`;
      const { units, notices } = parseUnits(toSearchParams(await searchParams), page);
      return (
        <SiteFrame>
          {notices.length > 0 ? (
            <div className="frame pt-6">
              <NoticeList title={words().text("notices.title")} notices={notices} />
            </div>
          ) : null}
          <PlatformView
            platform={await kinInOwnNames(found.platform)}
            cited={citedRecord(found.platform)}
            units={units}
            isReportable
          />
          <RecordJsonLd platform={found.platform} siteUrl={siteUrl()} nonce={await nonce()} />
        </SiteFrame>
      );
    }
    case "moved":
      return permanentRedirect(inThisLanguage(`/platforms/${found.slug}`));
    case "removed":
      return removedPage();
    case "unknown":
      return notFound();
  }
});
