import type { SearchEngine } from "@/lib/search/engine";
import { EngineAway, isEngineAway } from "@/lib/search/engine";

/** How long an engine that did not answer is left alone. One reader in that time waits for it; the others are answered at once. */
const REST_MS = 5_000;

/** The engine, not asked again for a while after it could not answer: readers would each wait for a server that hangs. */
export function restingEngine(engine: SearchEngine, clock: () => Date): SearchEngine {
  let restsUntil = 0;
  const awake = () => {
    if (clock().getTime() < restsUntil) throw new EngineAway(`${engine.name} did not answer a moment ago`);
  };
  const noted = (error: unknown): unknown => {
    if (isEngineAway(error)) restsUntil = clock().getTime() + REST_MS;
    return error;
  };
  const asked = async <T>(ask: () => Promise<T>): Promise<T> => {
    awake();
    try {
      return await ask();
    } catch (error) {
      throw noted(error);
    }
  };
  return {
    name: engine.name,
    search: (state) => asked(() => engine.search(state)),
    suggest: (query, limit) => asked(() => engine.suggest(query, limit)),
    everyHit: async function* (state) {
      awake();
      try {
        yield* engine.everyHit(state);
      } catch (error) {
        throw noted(error);
      }
    },
  };
}
