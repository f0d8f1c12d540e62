import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { kinInOwnNames } from "@/app/_server/own-names";
import { alternatesOf } from "@/app/_server/page-metadata";
import { RichText } from "@/components/language/rich-text";
import { words } from "@/components/language/words";
import { asPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { toSearchParams } from "@/app/_server/search-params";
import { citedRecord } from "@/app/_server/site-address";
import { UtcTime } from "@/components/admin/utc-time";
import { PlatformView } from "@/components/platform/platform-view";
import { parseUnits } from "@/components/platform/chosen-units";
import { SiteFrame } from "@/components/site/site-frame";
import { WayLink } from "@/components/ui/way-link";
import { showPublicRevision } from "@/lib/catalogue/queries/show-public-revision";

type Props = {
  params: Promise<{ slug: string; version: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, version } = await params;
  return {
    title: slug + words().text("changes.version", { version }),
    robots: { index: false },
    alternates: alternatesOf(`/platforms/${slug}`),
  };
}

export default asPage(async function PublicVersionPage({ params, searchParams }: Props) {
  const { slug, version } = await params;
  const shown = /^\d{1,9}$/.test(version) ? await showPublicRevision(await context(), slug, Number(version)) : null;
  if (!shown) notFound();
  const { units } = parseUnits(toSearchParams(await searchParams), `/platforms/${slug}/versions/${version}`);
  return (
    <SiteFrame>
      <div className="frame pt-6">
        <p className="border-l-4 border-ordered bg-sheet px-4 py-2">
          <RichText
            of={shown.isCurrent ? "history.present" : "history.old"}
            tags={{ time: () => <UtcTime at={shown.at} utc={words().text("site.utc")} /> }}
          />{" "}
          <WayLink href={`/platforms/${slug}`} className="underline">
            {words().text(shown.isCurrent ? "history.record" : "history.recordNow")}
          </WayLink>
        </p>
      </div>
      <PlatformView platform={await kinInOwnNames(shown.platform)} cited={citedRecord(shown.platform)} units={units} />
    </SiteFrame>
  );
});
