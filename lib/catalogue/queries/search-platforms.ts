import type { Context } from "@/lib/catalogue/context";
import type { Hit, SearchResults, Suggestion } from "@/lib/core/search/results";
import { hasWords } from "@/lib/core/search/query-words";
import type { SearchState } from "@/lib/core/search/search-state";
import type { EngineAway, SearchEngine } from "@/lib/search/engine";
import { metrics } from "@/lib/metrics";
import { isEngineAway } from "@/lib/search/engine";

/** What a reader is told when nothing matched as typed and the nearest records are shown. */
const NEAREST = "No record has all of these words. The nearest ones are shown.";

/** And what when the words have nothing in them that could be looked for. */
const NO_WORDS = "These words have neither letters nor digits, so they were left out.";

/** Answers a search from the first engine that can. Throws only when none can: a failed search is never an empty one. */
export async function searchPlatforms(
  { engines }: Pick<Context, "engines">,
  state: SearchState,
): Promise<SearchResults> {
  const started = performance.now();
  const [engine, found] = await firstAnswer(engines, (one) => one.search(state));
  const { nearest, ...results } = found;
  const remark = state.query && !hasWords(state.query) ? NO_WORDS : nearest ? NEAREST : null;
  const tookMs = Math.round(performance.now() - started);
  metrics()
    .searches.labels(engine.name)
    .observe(tookMs / 1000);
  return {
    query: state.query,
    engine: engine.name,
    ...results,
    page: state.page,
    perPage: state.perPage,
    tookMs,
    notices: remark ? [{ param: "q", raw: state.query, message: remark }] : [],
  };
}

/** The first few records for words being typed. Empty where there is nothing to look for. */
export async function suggestPlatforms(
  { engines }: Pick<Context, "engines">,
  query: string,
  limit = 8,
): Promise<readonly Suggestion[]> {
  if (!hasWords(query)) return [];
  const [, suggestions] = await firstAnswer(engines, (one) => one.suggest(query, limit));
  return suggestions;
}

/** Every hit of a search, page after page, in its order. */
export async function* everyHit(
  { engines }: Pick<Context, "engines">,
  state: SearchState,
): AsyncGenerator<readonly Hit[]> {
  const [, { first, rest }] = await firstAnswer(engines, async (one) => {
    const rest = one.everyHit(state);
    return { first: await rest.next(), rest };
  });
  if (!first.done) yield first.value;
  yield* rest;
}

async function firstAnswer<T>(
  engines: readonly SearchEngine[],
  ask: (engine: SearchEngine) => Promise<T>,
): Promise<[SearchEngine, T]> {
  let away: EngineAway | null = null;
  for (const engine of engines) {
    try {
      return [engine, await ask(engine)];
    } catch (error) {
      if (!isEngineAway(error)) throw error;
      away = error;
    }
  }
  throw away ?? new Error("There is no search engine to ask");
}
