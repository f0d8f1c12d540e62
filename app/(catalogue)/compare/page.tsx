import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { cache } from "react";

import { inOwnNames } from "@/app/_server/own-names";
import { alternatesOf } from "@/app/_server/page-metadata";
import { inThisLanguage } from "@/components/language/current-language";
import { words } from "@/components/language/words";
import { asMetadata, asPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { toSearchParams } from "@/app/_server/search-params";
import { CompareView } from "@/components/compare/compare-view";
import { SiteFrame } from "@/components/site/site-frame";
import { comparePlatforms } from "@/lib/catalogue/queries/compare-platforms";
import { suggestPlatforms } from "@/lib/catalogue/queries/search-platforms";
import { COMPARE_MAX, compareHref, parseComparison } from "@/lib/core/compare/compare-address";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Head and body ask for the same records: they are read once a request. */
const lookUp = cache(async (slugs: string) => comparePlatforms(await context(), slugs ? slugs.split(",") : []));

export const generateMetadata = asMetadata(async ({ searchParams }: Props): Promise<Metadata> => {
  const { comparison } = parseComparison(toSearchParams(await searchParams));
  const { platforms } = await lookUp(comparison.slugs.join(","));
  const slugs = platforms.map(({ content }) => content.slug);
  const { text } = words();
  return {
    title:
      slugs.length > 0
        ? `${text("compare.before")} ${platforms.map(({ content }) => content.designation).join(", ")}`
        : text("compare.empty"),
    description: text("compare.summary"),
    alternates: alternatesOf(compareHref({ slugs })),
    // Combinations have no end: only the empty page is worth an entry in a search engine.
    robots: slugs.length > 0 ? { index: false, follow: true } : undefined,
  };
});

export default asPage(async function ComparePage({ searchParams }: Props) {
  const { comparison, notices } = parseComparison(toSearchParams(await searchParams), words());
  const { platforms, missing } = await lookUp(comparison.slugs.join(","));
  const slugs = platforms.map(({ content }) => content.slug);
  const offers =
    comparison.add && slugs.length < COMPARE_MAX
      ? await inOwnNames(
          (await suggestPlatforms(await context(), comparison.add)).filter(({ slug }) => !slugs.includes(slug)),
        )
      : [];
  const [only] = offers;
  if (only && offers.length === 1)
    redirect(
      inThisLanguage(compareHref({ slugs: [...slugs, only.slug], onlyDifferences: comparison.onlyDifferences })),
    );
  return (
    <SiteFrame>
      <CompareView
        comparison={comparison}
        platforms={platforms}
        notices={[...notices, ...missing.map((slug) => words().text("compare.noRecord", { slug }))]}
        offers={offers}
      />
    </SiteFrame>
  );
});
