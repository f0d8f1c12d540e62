import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { cache } from "react";

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
  return {
    title:
      slugs.length > 0
        ? `Compare ${platforms.map(({ content }) => content.designation).join(", ")}`
        : "Compare platforms",
    description: "Platforms side by side: every figure in one unit, with its source and its doubt.",
    alternates: { canonical: compareHref({ slugs }) },
    // Combinations have no end: only the empty page is worth an entry in a search engine.
    robots: slugs.length > 0 ? { index: false, follow: true } : undefined,
  };
});

export default asPage(async function ComparePage({ searchParams }: Props) {
  const { comparison, notices } = parseComparison(toSearchParams(await searchParams));
  const { platforms, missing } = await lookUp(comparison.slugs.join(","));
  const slugs = platforms.map(({ content }) => content.slug);
  const offers =
    comparison.add && slugs.length < COMPARE_MAX
      ? (await suggestPlatforms(await context(), comparison.add)).filter(({ slug }) => !slugs.includes(slug))
      : [];
  const [only] = offers;
  if (only && offers.length === 1)
    redirect(compareHref({ slugs: [...slugs, only.slug], onlyDifferences: comparison.onlyDifferences }));
  return (
    <SiteFrame>
      <CompareView
        comparison={comparison}
        platforms={platforms}
        notices={[...notices, ...missing.map((slug) => `There is no record “${slug}”.`)]}
        offers={offers}
      />
    </SiteFrame>
  );
});
