import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";

import { kinInOwnNames } from "@/app/_server/own-names";
import { alternatesOf, notFoundMetadata, unlisted } from "@/app/_server/page-metadata";
import { removedPage } from "@/app/_server/removed-page";
import { inThisLanguage } from "@/components/language/current-language";
import { RichText } from "@/components/language/rich-text";
import { Moment } from "@/components/language/moment";
import { words } from "@/components/language/words";
import { asMetadata, asPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { toSearchParams } from "@/app/_server/search-params";
import { citedRecord } from "@/app/_server/site-address";
import { PlatformView } from "@/components/platform/platform-view";
import { parseUnits } from "@/components/platform/chosen-units";
import { SiteFrame } from "@/components/site/site-frame";
import { WayLink } from "@/components/ui/way-link";
import { showPublicRevision, type RevisionLookup } from "@/lib/catalogue/queries/show-public-revision";
import { fullName } from "@/lib/core/platform/full-name";

type Props = {
  params: Promise<{ slug: string; version: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Head and body ask for the same version: it is read once a request. */
const lookUp = cache(async (slug: string, version: string): Promise<RevisionLookup> =>
  /^\d{1,9}$/.test(version) ? showPublicRevision(await context(), slug, Number(version)) : { kind: "unknown" },
);

export const generateMetadata = asMetadata(async ({ params }: Props): Promise<Metadata> => {
  const { slug, version } = await params;
  const found = await lookUp(slug, version);
  if (found.kind === "removed") return unlisted("removed.short");
  if (found.kind !== "found") return notFoundMetadata();
  return {
    title: fullName(found.platform.content) + words().text("changes.version", { version }),
    robots: { index: false },
    alternates: alternatesOf(`/platforms/${slug}`),
  };
});

export default asPage(async function PublicVersionPage({ params, searchParams }: Props) {
  const { slug, version } = await params;
  const shown = await lookUp(slug, version);
  if (shown.kind === "moved") permanentRedirect(inThisLanguage(`/platforms/${shown.slug}/versions/${version}`));
  if (shown.kind === "removed") return removedPage();
  if (shown.kind === "unknown") notFound();
  const { units } = parseUnits(toSearchParams(await searchParams), `/platforms/${slug}/versions/${version}`);
  return (
    <SiteFrame>
      <div className="frame pt-6">
        <p className="border-l-4 border-ordered bg-sheet px-4 py-2">
          <RichText
            of={shown.isCurrent ? "history.present" : "history.old"}
            tags={{ time: () => <Moment at={shown.at} /> }}
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
