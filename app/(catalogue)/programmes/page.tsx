import type { Metadata } from "next";

import { inOwnNames } from "@/app/_server/own-names";
import { alternatesOf } from "@/app/_server/page-metadata";
import { words } from "@/components/language/words";
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
  const { text } = words();
  const { state } = parseProgrammeSearch(toSearchParams(await searchParams));
  const isNarrowed = countFilters(state) > 0;
  return {
    title: isNarrowed ? text("programmes.narrowed", { title: searchTitle(state) }) : text("programmes.title"),
    description: text("programmes.summary"),
    alternates: alternatesOf(programmesHref(state)),
    robots: isNarrowed || state.page > 1 ? { index: false, follow: true } : undefined,
  };
}

export default asPage(async function ProgrammesPage({ searchParams }: Props) {
  const { state, notices } = parseProgrammeSearch(toSearchParams(await searchParams), words());
  const board = await listProgrammes(await context(), state);
  const [lines, dated] = await Promise.all([inOwnNames(board.lines), inOwnNames(board.dated)]);
  return (
    <SiteFrame>
      <ProgrammesView
        state={state}
        board={{ ...board, lines, dated }}
        notices={[...new Set(notices.map(({ message }) => message))]}
      />
    </SiteFrame>
  );
});
