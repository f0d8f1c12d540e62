import { emptySearch, withChange, type SearchState } from "@/lib/core/search/search-state";
import { keptAlive, answerOf, type Asked, type KeptAlive } from "@/scripts/bench/kept-alive";
import { recordQueries } from "@/scripts/bench/recorded-queries";
import type { Samples } from "@/scripts/bench/samples";
import { BENCH_STATES, TYPED, type BenchState } from "@/scripts/bench/search-states";

export type Measured = {
  /** Times of the API and of its queries sent straight to Meilisearch, by kind of search; all together at the end. */
  readonly byKind: ReadonlyMap<string, { readonly direct: Samples; readonly api: Samples }>;
  /** Further comparisons: what is measured and beside what, the yardstick's times, the measured ones. */
  readonly pairs: readonly (readonly [words: string, yardstick: Samples, measured: Samples])[];
};

type Place = {
  readonly meili: { readonly url: string; readonly key: string };
  readonly indexUid: string;
  readonly site: string;
  readonly rounds: number;
  readonly onProgress: (done: number, total: number) => void;
};

const WARM_UP_ROUNDS = 2;
/** What a client that says nothing of it asks for, Node's own fetch among them. */
const COMPRESSED = { "accept-encoding": "gzip, deflate, br" };
const AS_IT_IS = { "accept-encoding": "identity" };

/** Asks everything round by round, the sides of each comparison in turn, so that whatever else the machine does falls on all
 *  of them alike. */
export async function measureSearch({ meili, indexUid, site, rounds, onProgress }: Place): Promise<Measured> {
  const [engine, web] = [keptAlive(meili.url), keptAlive(site)];
  try {
    const searches = await Promise.all(
      BENCH_STATES.map(async (one) => ({
        ...one,
        queries: await recordQueries(meili, indexUid, (ours) => ours.search(one.state)),
      })),
    );
    const suggestions = await Promise.all(
      TYPED.map(async (text) => ({
        text,
        queries: await recordQueries(meili, indexUid, (ours) => ours.suggest(text, 8)),
        search: await recordQueries(meili, indexUid, (ours) => ours.search(wordsAlone(text))),
      })),
    );
    for (const search of searches) await requireSameAnswer(engine, web, search, search.queries);

    const byKind = new Map<string, { direct: Samples; api: Samples }>();
    const all = { direct: [] as Samples, api: [] as Samples };
    const beside: Record<
      "compressed" | "firstByte" | "lastByte" | "suggest" | "single" | "search" | "suggestDirect",
      Samples
    > = {
      compressed: [],
      firstByte: [],
      lastByte: [],
      suggest: [],
      single: [],
      search: [],
      suggestDirect: [],
    };
    const total = (WARM_UP_ROUNDS + rounds) * searches.length;
    let asked = 0;

    for (let round = 0; round < WARM_UP_ROUNDS + rounds; round += 1) {
      const isWarm = round >= WARM_UP_ROUNDS;
      for (const { kind, params, queries } of searches) {
        const times = byKind.get(kind) ?? { direct: [], api: [] };
        byKind.set(kind, times);
        const sides: (() => Promise<void>)[] = [
          async () => keep(isWarm, await askAll(engine, queries, AS_IT_IS), times.direct, all.direct),
          async () =>
            keep(isWarm, (await okay(web, { path: `/api/v1/platforms?${params}` })).totalMs, times.api, all.api),
          async () => keep(isWarm, await askAll(engine, queries, COMPRESSED), beside.compressed),
          async () => {
            const page = await okay(web, { path: `/platforms?${params}` });
            keep(isWarm, page.firstByteMs, beside.firstByte);
            keep(isWarm, page.totalMs, beside.lastByte);
          },
        ];
        // Another one begins each round: what comes second may find something warm.
        for (let at = 0; at < sides.length; at += 1) await sides[(at + round) % sides.length]?.();
        onProgress((asked += 1), total);
      }
      for (const { text, queries, search } of suggestions) {
        keep(isWarm, await askAll(engine, search, AS_IT_IS), beside.search);
        keep(isWarm, await askAll(engine, [singleSearch(queries)], AS_IT_IS), beside.single);
        keep(
          isWarm,
          (await okay(web, { path: `/api/v1/suggest?${new URLSearchParams({ q: text }).toString()}` })).totalMs,
          beside.suggest,
        );
        keep(isWarm, await askAll(engine, queries, AS_IT_IS), beside.suggestDirect);
      }
    }

    byKind.set("**all**", all);
    return {
      byKind,
      pairs: [
        ["Meilisearch with compressed answers, beside answers as they are", all.direct, beside.compressed],
        ["first byte of the list page, beside its queries", all.direct, beside.firstByte],
        ["last byte of the list page, beside its queries", all.direct, beside.lastByte],
        ["suggestions, beside one search of the list for the same letters", beside.search, beside.suggest],
        ["suggestions, beside one query without facets for the same letters", beside.single, beside.suggest],
        ["suggestions, beside their own queries", beside.suggestDirect, beside.suggest],
      ],
    };
  } finally {
    engine.close();
    web.close();
  }
}

/** The search of the list for these words. */
const wordsAlone = (query: string): SearchState => withChange(emptySearch(), { query });

function keep(isWarm: boolean, time: number, ...into: Samples[]): void {
  if (isWarm) for (const samples of into) samples.push(time);
}

async function okay(server: KeptAlive, asked: Asked) {
  const timing = await server.ask(asked);
  if (timing.status !== 200) answerOf(timing);
  return timing;
}

/** The queries of one search, one request after the other, as our engine sends them. */
async function askAll(
  server: KeptAlive,
  queries: readonly Asked[],
  encoding: Readonly<Record<string, string>>,
): Promise<number> {
  let sum = 0;
  for (const query of queries)
    sum += (await okay(server, { ...query, headers: { ...query.headers, ...encoding } })).totalMs;
  return sum;
}

type MultiSearch = { readonly queries: readonly { readonly indexUid: string }[] };

/** The first of a multi-search's queries, as a search of its own. */
function singleSearch(queries: readonly Asked[]): Asked {
  const [first] = queries;
  const [query] = (JSON.parse(first?.body ?? "{}") as Partial<MultiSearch>).queries ?? [];
  if (!first || !query) throw new Error("A suggestion asks nothing of Meilisearch");
  const { indexUid, ...search } = query;
  return { ...first, path: `/indexes/${indexUid}/search`, body: JSON.stringify(search) };
}

/** A comparison is void when the two sides find different things. */
async function requireSameAnswer(
  engine: KeptAlive,
  web: KeptAlive,
  { params }: BenchState,
  queries: readonly Asked[],
): Promise<void> {
  const ours = answerOf<{ total: number; engine: string }>(await web.ask({ path: `/api/v1/platforms?${params}` }));
  if (ours.engine !== "meilisearch") throw new Error(`The API answered "${params}" from ${ours.engine}`);
  const totals: number[] = [];
  for (const query of queries) {
    const { results } = answerOf<{ results: { totalHits?: number; estimatedTotalHits?: number }[] }>(
      await engine.ask(query),
    );
    totals.push(results[0]?.totalHits ?? results[0]?.estimatedTotalHits ?? 0);
  }
  if (!totals.includes(ours.total))
    throw new Error(
      `The API finds ${ours.total} for "${params}", and its queries sent straight to Meilisearch find ${totals.join(", ")}`,
    );
}
