import type { Context } from "@/lib/catalogue/context";
import { describeCoverage } from "@/lib/catalogue/queries/describe-coverage";
import { exportPlatforms } from "@/lib/catalogue/queries/export-platforms";
import { findFacetValues } from "@/lib/catalogue/queries/find-facet-values";
import { findPlatform } from "@/lib/catalogue/queries/find-platform";
import { followSearch } from "@/lib/catalogue/queries/follow-search";
import { getOverview } from "@/lib/catalogue/queries/get-overview";
import { findPublicRevision } from "@/lib/catalogue/queries/get-revision";
import { listAddresses } from "@/lib/catalogue/queries/list-addresses";
import { listChanges } from "@/lib/catalogue/queries/list-changes";
import { listProgrammes } from "@/lib/catalogue/queries/list-programmes";
import { listPublicRevisions } from "@/lib/catalogue/queries/list-revisions";
import { listSources } from "@/lib/catalogue/queries/list-sources";
import { searchPlatforms, suggestPlatforms } from "@/lib/catalogue/queries/search-platforms";
import { parseProgrammeSearch } from "@/lib/core/programme/programme-board";
import { emptySearch } from "@/lib/core/search/search-state";
import { parseSourceFilter } from "@/lib/core/source/source-works";

/** Versions asked for at each address: more than the tests make of any record that is public. */
const VERSIONS = 5;

/** Everything that somebody outside can get out of the catalogue, by name of the question: lists, searches for these words, records
 *  at these addresses, suggestions, facets, exports, histories, changes, feeds, the sitemap,
 *  programmes, sources and the documents of the index; from each engine. */
export async function publicAnswers(
  context: Context,
  { words, addresses }: { words: readonly string[]; addresses: readonly string[] },
): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  const put = (question: string, answer: unknown) => answers.set(question, JSON.stringify(answer) ?? "");
  for (const engine of context.engines) {
    const only = { ...context, engines: [engine] };
    const put2 = (question: string, answer: unknown) => put(`${engine.name}: ${question}`, answer);
    // An answer repeats the query, and how long it took: neither comes from a record.
    const found = async (query: string) => {
      const { hits, facets, total } = await searchPlatforms(only, { ...emptySearch(), query, perPage: 100 });
      return { hits, facets, total };
    };
    put2("list", await found(""));
    for (const word of words) {
      put2(`search ${word}`, await found(word));
      put2(`suggest ${word}`, await suggestPlatforms(only, word));
    }
    put2("facet manufacturer", await findFacetValues(only, emptySearch(), "manufacturer", ""));
    for (const format of ["csv", "ndjson"] as const) {
      const pieces: string[] = [];
      for await (const piece of exportPlatforms(only, emptySearch(), format, "https://catalogue.example"))
        pieces.push(piece);
      put2(format, pieces.join("").replace(/^# .*$/gm, ""));
    }
  }
  put("overview", await getOverview(context));
  put("changes", await listChanges(context));
  put("followed", await followSearch(context, emptySearch()));
  put("addresses", await listAddresses(context));
  put("programmes", await listProgrammes(context, parseProgrammeSearch(new URLSearchParams()).state));
  put("sources", await listSources(context, parseSourceFilter(new URLSearchParams()).filter));
  put("coverage", await describeCoverage(context));
  for (const address of addresses) {
    put(`record ${address}`, await findPlatform(context, address));
    put(`history ${address}`, await listPublicRevisions(context, { slug: address }));
    for (let version = 1; version <= VERSIONS; version++)
      put(`${address}@${version}`, await findPublicRevision(context, address, version));
  }
  if (context.index) {
    const { results } = await context.index.client.index(context.index.uid).getDocuments({ limit: 1000 });
    put(
      "documents",
      results.sort((a, b) => String(a.id).localeCompare(String(b.id))),
    );
  }
  return answers;
}
