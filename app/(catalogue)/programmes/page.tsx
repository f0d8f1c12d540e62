import type { Metadata } from "next";

import { asPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { toSearchParams } from "@/app/_server/search-params";
import { ProgrammesView } from "@/components/programmes/programmes-view";
import { searchTitle } from "@/components/search/search-title";
import { SiteFrame } from "@/components/site/site-frame";
import { listProgrammes } from "@/lib/catalogue/queries/list-programmes";
import { parseProgrammeSearch, programmesHref } from "@/lib/core/programme/programme-board";
import { countFilters } from "@/lib/core/search/search-state";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { state } = parseProgrammeSearch(toSearchParams(await searchParams));
  const isNarrowed = countFilters(state) > 0;
  return {
    title: isNarrowed ? `Programmes: ${searchTitle(state)}` : "Programmes",
    description:
      "Acquisitions of defence equipment by stage and over the years, each with its operator and its record.",
    alternates: { canonical: programmesHref(state) },
    robots: isNarrowed || state.page > 1 ? { index: false, follow: true } : undefined,
  };
}

export default asPage(async function ProgrammesPage({ searchParams }: Props) {
  const { state, notices } = parseProgrammeSearch(toSearchParams(await searchParams));
  return (
    <SiteFrame>
      <ProgrammesView
        state={state}
        board={await listProgrammes(await context(), state)}
        notices={[...new Set(notices.map(({ message }) => message))]}
      />
    </SiteFrame>
  );
});
