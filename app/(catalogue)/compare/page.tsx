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
import type { ComparedPlatform } from "@/lib/core/platform/published-platform";
import { CATEGORIES } from "@/lib/core/taxonomy/categories";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Whether it sets two records or more of one kind (aeroplanes, missiles) side by side. */
const isOfOneKind = (platforms: readonly ComparedPlatform[]): boolean =>
  platforms.length > 1 && new Set(platforms.map(({ content }) => CATEGORIES.get(content.category).group)).size === 1;

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
    // The same records in another order are the same comparison.
    alternates: alternatesOf(compareHref({ slugs: slugs.toSorted() })),
    // Combinations have no end. What people ask a search engine for is how records of one kind differ.
    robots: slugs.length === 0 || isOfOneKind(platforms) ? undefined : { index: false, follow: true },
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
