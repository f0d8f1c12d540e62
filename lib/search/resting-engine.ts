import type { SearchEngine } from "@/lib/search/engine";
import { EngineAway, isEngineAway } from "@/lib/search/engine";

/** How long an engine that did not answer is left alone, in milliseconds. Then one reader asks it; the others are answered at once. */
const REST_MS = 5_000;

/**
 * The engine, not asked again for a while after it could not answer, and then by one reader alone until it has answered: all others
 * would each wait for a server that hangs.
 * @param now milliseconds that only ever go forward; the time of day may be set back by hours
 */
export function restingEngine(engine: SearchEngine, now: () => number = () => performance.now()): SearchEngine {
  let isAway = false;
  let restsUntil = 0;
  let isTried = false;
  /** Whether whoever asks now is the one who tries. */
  const admit = (): boolean => {
    if (!isAway) return false;
    if (isTried || now() < restsUntil) throw new EngineAway(`${engine.name} did not answer a moment ago`);
    isTried = true;
    return true;
  };
  const failed = (error: unknown): unknown => {
    if (isEngineAway(error)) [isAway, restsUntil] = [true, now() + REST_MS];
    return error;
  };
  const asked = async <T>(ask: () => Promise<T>): Promise<T> => {
    const tries = admit();
    try {
      const answer = await ask();
      if (tries) isAway = false;
      return answer;
    } catch (error) {
      throw failed(error);
    } finally {
      if (tries) isTried = false;
    }
  };
  return {
    name: engine.name,
    search: (state) => asked(() => engine.search(state)),
    suggest: (query, limit) => asked(() => engine.suggest(query, limit)),
    everyHit: async function* (state) {
      const batches = engine.everyHit(state);
      // The first batch tells whether it is there; whoever reads the rest slowly keeps nobody from trying.
      const first = await asked(() => batches.next());
      if (first.done) return;
      yield first.value;
      try {
        yield* batches;
      } catch (error) {
        throw failed(error);
      }
    },
  };
}
