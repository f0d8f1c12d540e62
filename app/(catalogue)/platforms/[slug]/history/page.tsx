import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";

import { lookUpPlatform } from "@/app/_server/look-up-platform";
import { notFoundMetadata, unlisted } from "@/app/_server/page-metadata";
import { removedPage } from "@/app/_server/removed-page";
import { askedNumber } from "@/app/_server/search-params";
import { inThisLanguage } from "@/components/language/current-language";
import { Moment } from "@/components/language/moment";
import { words } from "@/components/language/words";
import { asMetadata, asPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { ChangeList } from "@/components/admin/change-list";
import { SiteFrame } from "@/components/site/site-frame";
import { WayLink } from "@/components/ui/way-link";
import { listPublicRevisions } from "@/lib/catalogue/queries/list-revisions";
import { fullName } from "@/lib/core/platform/full-name";

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const generateMetadata = asMetadata(async ({ params }: Props): Promise<Metadata> => {
  const found = await lookUpPlatform((await params).slug);
  if (found.kind === "removed") return unlisted("removed.short");
  if (found.kind !== "found") return notFoundMetadata();
  return { title: words().text("history.of", { name: fullName(found.platform.content) }), robots: { index: false } };
});

export default asPage(async function PublicHistoryPage({ params, searchParams }: Props) {
  const [{ slug }, { before }] = await Promise.all([params, searchParams]);
  const found = await lookUpPlatform(slug);
  if (found.kind === "moved") permanentRedirect(inThisLanguage(`/platforms/${found.slug}/history`));
  if (found.kind === "removed") return removedPage();
  if (found.kind === "unknown") notFound();
  const history = await listPublicRevisions(await context(), { slug, before: askedNumber(before) }, words());
  if (!history) notFound();
  const { entries, hasOlder } = history;
  const { text } = words();
  const last = entries.at(-1)?.version;
  return (
    <SiteFrame>
      <div className="frame pt-6">
        <p className="text-sm">
          <WayLink href={`/platforms/${slug}`} className="underline">
            {text("history.back")}
          </WayLink>
        </p>
        <h1 className="mt-5 text-xl text-balance">{text("history.of", { name: fullName(found.platform.content) })}</h1>
        <ol className="mt-6 grid gap-6">
          {entries.map(({ version, at, changes }) => (
            <li key={version} className="border-t border-rule pt-3">
              <h2 className="text-base">
                <WayLink href={`/platforms/${slug}/versions/${version}`} className="inline-flex min-h-11 items-center">
                  {text("history.version", { version })}
                </WayLink>
              </h2>
              <p className="text-sm text-soft">
                <Moment at={at} />
              </p>
              {changes.length > 0 ? (
                <ChangeList changes={changes} />
              ) : (
                <p className="text-soft">{text("history.first")}</p>
              )}
            </li>
          ))}
        </ol>
        {hasOlder ? (
          <p className="mt-6">
            <WayLink href={`/platforms/${slug}/history?before=${last}`} className="button">
              {text("history.older")}
            </WayLink>
          </p>
        ) : null}
      </div>
    </SiteFrame>
  );
});
