import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { words } from "@/components/language/words";
import { readSearch } from "@/app/(catalogue)/platforms/read-search";
import { asPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { FacetValues } from "@/components/search/facet-values";
import { SiteFrame } from "@/components/site/site-frame";
import { findFacetValues } from "@/lib/catalogue/queries/find-facet-values";
import { searchPlatforms } from "@/lib/catalogue/queries/search-platforms";
import { facetOf, isFacetKey } from "@/lib/core/search/facets";

type Props = {
  params: Promise<{ facet: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { facet } = await params;
  return {
    title: isFacetKey(facet) ? words().text("values.title", { facet: words().label("facet", facet) }) : undefined,
    robots: { index: false, follow: true },
  };
}

export default asPage(async function FacetValuesPage({ params, searchParams }: Props) {
  const { facet } = await params;
  if (!isFacetKey(facet)) notFound();
  const given = await searchParams;
  const { state } = readSearch(given);
  const find = [given.find ?? ""].flat()[0]?.trim().slice(0, 100) ?? "";
  const services = await context();
  const [results, found] = await Promise.all([
    searchPlatforms(services, { ...state, page: 1, perPage: 1 }),
    findFacetValues(services, state, facet, find, words()),
  ]);
  return (
    <SiteFrame search={state}>
      <FacetValues
        facet={facetOf(facet)}
        state={state}
        results={results}
        find={find}
        found={new Set(found.map(({ value }) => value))}
      />
    </SiteFrame>
  );
});
