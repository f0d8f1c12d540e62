import type { Ends, RangeKey } from "@/lib/core/search/ranges";
import type { EngineName, FacetCounts, Hit, Suggestion } from "@/lib/core/search/results";
import type { SearchState } from "@/lib/core/search/search-state";

/** What an engine finds for one search. */
export type Found = {
  readonly total: number;
  readonly hits: readonly Hit[];
  readonly facets: FacetCounts;
  readonly ranges: Readonly<Record<RangeKey, Ends | null>>;
  /** True where no record has all the words, and the nearest are shown instead. */
  readonly nearest: boolean;
};

/** What we ask of a search engine. There are two: Meilisearch, and PostgreSQL while it is away.
 *  Every method throws {@link EngineAway} when the engine cannot answer, and nothing else for reasons of its own. */
export interface SearchEngine {
  readonly name: EngineName;
  search(state: SearchState): Promise<Found>;
  /** Hits of all pages in the search's order, in batches; the order is fixed when the first batch is read. */
  everyHit(state: SearchState): AsyncGenerator<readonly Hit[]>;
  /** The first few records for words being typed. */
  suggest(query: string, limit: number): Promise<readonly Suggestion[]>;
}

/** The engine could not be asked or could not answer: another one may. */
export class EngineAway extends Error {
  override readonly name = "EngineAway";
}

/** By name: the site's bundles each hold a class of their own, and `instanceof` knows only the one. */
export const isEngineAway = (error: unknown): error is EngineAway =>
  error instanceof Error && error.name === "EngineAway";
