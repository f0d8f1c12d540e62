import { byFacet } from "@/lib/core/search/facets";
import { byRange } from "@/lib/core/search/ranges";
import { emptySearch } from "@/lib/core/search/search-state";
import { EngineAway, type Found, type SearchEngine } from "@/lib/search/engine";
import { restingEngine } from "@/lib/search/resting-engine";

const FOUND: Found = { total: 1, hits: [], facets: byFacet(() => ({})), ranges: byRange(() => null), nearest: false };

/** An engine that answers when it is told to, and a time that goes on when it is told to. */
function anEngine() {
  let [time, asked] = [0, 0];
  const waiting: { resolve: (found: Found) => void; reject: (error: Error) => void }[] = [];
  const engine: SearchEngine = {
    name: "meilisearch",
    search: () => {
      asked += 1;
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    suggest: () => Promise.resolve([]),
    everyHit: async function* () {},
  };
  const resting = restingEngine(engine, () => time);
  return {
    search: () => resting.search(emptySearch()),
    asked: () => asked,
    answers: () => waiting.shift()?.resolve(FOUND),
    fails: () => waiting.shift()?.reject(new EngineAway("hangs")),
    passes: (ms: number) => (time += ms),
  };
}

/** One that has just failed. */
async function anEngineAway() {
  const engine = anEngine();
  const search = engine.search();
  engine.fails();
  await expect(search).rejects.toThrow(EngineAway);
  return engine;
}

test("an engine that did not answer is left alone for a while", async () => {
  const engine = await anEngineAway();
  engine.passes(4_999);
  await expect(engine.search()).rejects.toThrow("a moment ago");
  expect(engine.asked()).toBe(1);
});

// Each of them would wait for a server that hangs.
test("then one reader asks it, and the others are answered at once until it has answered", async () => {
  const engine = await anEngineAway();
  engine.passes(5_000);
  const trying = engine.search();
  await expect(engine.search()).rejects.toThrow("a moment ago");
  engine.fails();
  await expect(trying).rejects.toThrow("hangs");
  await expect(engine.search()).rejects.toThrow("a moment ago");
  expect(engine.asked()).toBe(2);
});

test("when it has answered, everybody asks it again", async () => {
  const engine = await anEngineAway();
  engine.passes(5_000);
  const trying = engine.search();
  engine.answers();
  await trying;
  const [one, another] = [engine.search(), engine.search()];
  engine.answers();
  engine.answers();
  await Promise.all([one, another]);
  expect(engine.asked()).toBe(4);
});
