import { searchPlatforms } from "@/lib/catalogue/queries/search-platforms";
import { isOpen } from "@/lib/core/search/ranges";
import type { EngineName, SearchResults } from "@/lib/core/search/results";
import type { SearchEngine } from "@/lib/search/engine";
import { openFallbackStore } from "@/lib/search/postgresql/fallback-store";
import { factsCopy } from "@/lib/search/postgresql/facts/facts-copy";
import { postgresqlEngine } from "@/lib/search/postgresql/postgresql-engine";
import { emptySearch, type SearchState, type Sort } from "@/lib/core/search/search-state";
import { parseSearchState, serializeSearchState } from "@/lib/core/search/url-codec";
import { sql } from "@/lib/store/sql";
import type { Store } from "@/lib/store/store";
import { aPlatform, aProgramme } from "@/tests/factories/a-platform";
import { describeWithMeilisearch } from "@/tests/support/describe-with-meilisearch";
import { oddParameters } from "@/tests/support/odd-parameters";
import { randomNumbers } from "@/tests/support/random-numbers";
import { ORACLE_STATES, randomSearches, readStock } from "@/tests/support/random-searches";
import { openSeededCatalogue, type SeededCatalogue } from "@/tests/support/seeded-catalogue";
import { askTables, type Expected } from "@/tests/support/sql-oracle";

// What the shipped records lack: nothing stated, marks that filters and joined values are written with, and equal names.
const AWKWARD = [
  aPlatform({ slug: "bare", name: "Bare", programmes: [], sources: [] }),
  aPlatform({ slug: "bare-2", name: "Bare", programmes: [], sources: [] }),
  aPlatform({
    slug: "bare-10",
    name: "BÄRE",
    programmes: [aProgramme({ services: [], route: null })],
    origin: ["FR", "DE"],
  }),
  aPlatform({
    slug: "quoted",
    name: "Quoted",
    introduced: { year: 1999, sources: ["gazette"] },
    manufacturers: [
      { name: `Bar|Works "50%" \\ [A, B]`, country: "DE", part: "prime" },
      { name: "Bar%7CWorks", country: "DE", part: "design" },
      { name: "Bar%7CWorks", country: "DE", part: "licence" },
    ],
    specs: [
      // Two figures with nothing between them, one of two ends, and the same in miles.
      { key: "range", value: 40, unit: "km", sources: ["gazette"] },
      { key: "range", of: "Mk 2", value: 290, valueTo: 400, unit: "km", sources: ["gazette"] },
      { key: "effectiveRange", value: 100, unit: "nmi", sources: ["gazette"] },
      { key: "calibre", value: 7.62, unit: "mm", sources: ["gazette"] },
      { key: "displacement", text: "Not said", sources: ["gazette"] },
    ],
    programmes: [
      aProgramme({ key: "a", services: [`Guard|Coast 100%`, "Guard", "IN"], status: "inducted", route: null }),
      aProgramme({ key: "b", services: ["Guard%7CCoast 100%25"], status: "retired", route: "lease" }),
      aProgramme({ key: "c", services: ["Guard"], operator: "US", status: "cancelled", route: "lease" }),
      aProgramme({
        key: "d",
        services: ["__proto__", "constructor"],
        operator: "US",
        status: "retired",
        route: "lease",
      }),
    ],
  }),
];

const SEED = 20_250_702;
const LONG = { timeoutMs: 20 * 60 * 1000 };

let catalogue: SeededCatalogue;
let states: readonly SearchState[];
let expected: readonly Expected[];
let store: Store;
let onCopy: SearchEngine;

beforeAll(async () => {
  catalogue = await openSeededCatalogue({ more: AWKWARD });
  store = openFallbackStore(catalogue.databaseUrl, 2);
  const copy = factsCopy(store, () => Promise.resolve(true));
  onCopy = postgresqlEngine(store, (_, ask) => ask(), {
    // Without a copy it would answer all the same, in the way that is tried already.
    read: async () => (await copy.read()) ?? Promise.reject(new Error("There is no copy")),
  });
  states = randomSearches(await readStock(catalogue.pool), ORACLE_STATES, SEED);
  const answers: Expected[] = [];
  for (const state of states) answers.push(await askTables(catalogue.pool, state));
  expected = answers;
}, LONG.timeoutMs);
afterAll(async () => {
  await store.close();
  await catalogue.close();
});

const odd = randomNumbers(SEED);
const ODD_STATES = Array.from({ length: 150 }, () => parseSearchState(oddParameters(odd)).state);

/** An engine, or the way in which PostgreSQL answers for a very large catalogue. */
type Way = EngineName | "copy";

const searchOn = (way: Way, state: SearchState) =>
  searchPlatforms({ ...catalogue.context, engines: enginesOf(way) }, state);
const enginesOf = (way: Way): readonly SearchEngine[] =>
  way === "copy" ? [onCopy] : catalogue.context.engines.filter(({ name }) => name === way);

/** The answer and the tables' own, written alike. By relevance an engine is free in its order, not in what it finds. */
function compared(state: SearchState, found: SearchResults, { slugs, facets, ranges }: Expected) {
  const first = (state.page - 1) * state.perPage;
  const page = slugs.slice(first, first + state.perPage);
  const hits = found.hits.map((hit) => hit.slug);
  const isFree = state.sort === "relevance";
  return {
    found: {
      total: found.total,
      hits: isFree ? { distinct: new Set(hits).size, strangers: hits.filter((slug) => !slugs.includes(slug)) } : hits,
      facets: found.facets,
      ranges: found.ranges,
    },
    expected: {
      total: slugs.length,
      hits: isFree ? { distinct: page.length, strangers: [] } : page,
      facets,
      ranges,
    },
  };
}

/** Searches that an engine answers otherwise than the tables; the first few are enough to see why. */
async function disagreements(engine: Way) {
  const wrong: unknown[] = [];
  for (const [at, state] of states.entries()) {
    const answer = compared(state, await searchOn(engine, state), expected[at]!);
    try {
      expect(answer.found).toEqual(answer.expected);
    } catch (error) {
      wrong.push(`${serializeSearchState(state)}\n${(error as Error).message}`);
      if (wrong.length === 3) break;
    }
  }
  return wrong;
}

/** One page after the other, until one is empty. */
async function allPages(engine: Way, state: SearchState): Promise<string[]> {
  const slugs: string[] = [];
  for (let page = 1; ; page++) {
    const { hits } = await searchOn(engine, { ...state, page });
    if (hits.length === 0) return slugs;
    slugs.push(...hits.map((hit) => hit.slug));
  }
}

test("the searches tried are of every kind", () => {
  const share = (holds: (state: SearchState, answer: Expected) => boolean) =>
    states.filter((state, at) => holds(state, expected[at]!)).length / states.length;
  const chosen = ({ facets }: SearchState) =>
    [facets.operator, facets.service, facets.route, facets.status, facets.stage].filter((values) => values.length > 0);

  expect(share((_, { slugs }) => slugs.length === 0)).toBeGreaterThan(0.1);
  expect(share((_, { slugs }) => slugs.length > 3)).toBeGreaterThan(0.2);
  expect(share(({ query }, { slugs }) => query !== "" && slugs.length > 0)).toBeGreaterThan(0.1);
  expect(share((state, { slugs }) => chosen(state).length > 2 && slugs.length > 0)).toBeGreaterThan(0.03);
  expect(share((state) => chosen(state).filter((values) => values.length > 1).length > 1)).toBeGreaterThan(0.05);
  expect(share(({ facets }) => facets.stage.length > 0 && facets.status.length > 0)).toBeGreaterThan(0.03);
  expect(
    share(({ facets }, { slugs }) => Object.values(facets).flat().includes("none") && slugs.length > 0),
  ).toBeGreaterThan(0.01);
  const bounded = ({ ranges: { introduced, ...figures } }: SearchState) =>
    Object.values(figures).some((bounds) => !isOpen(bounds));
  expect(share((state, { slugs }) => bounded(state) && slugs.length > 0)).toBeGreaterThan(0.05);
  expect(share((state, { slugs }) => bounded(state) && slugs.length === 0)).toBeGreaterThan(0.05);
  expect(new Set(states.map((state) => state.sort)).size).toBe(6);
});

function answersLikeTheTables(engine: Way) {
  test(
    "what nobody means is answered, too, and by this engine",
    async () => {
      for (const state of ODD_STATES) {
        const { total, hits } = await searchOn(engine, state);
        expect([serializeSearchState(state), hits.length <= total]).toEqual([serializeSearchState(state), true]);
      }
    },
    LONG.timeoutMs,
  );

  test(
    "hits, order, total and every count are what the tables say, for any search",
    async () => {
      expect(await disagreements(engine)).toEqual([]);
    },
    LONG.timeoutMs,
  );

  test.each<[Sort, number, string]>([
    ["name", 1, ""],
    ["-name", 7, ""],
    ["introduced", 10, ""],
    ["-introduced", 24, ""],
    ["-updated", 100, ""],
    ["name", 5, "indian navy"],
    ["relevance", 3, "missile"],
    ["relevance", 1, "mig 29"],
    ["relevance", 4, "barak 8 missile"],
    ["relevance", 7, "p-8i c-130j apache"],
    ["relevance", 2, "rafael missle"],
  ])(
    "the pages of sort=%s with %i on each hold every hit once (q=%s)",
    async (sort, perPage, query) => {
      const state = { ...emptySearch(), query, sort, perPage };
      const slugs = await allPages(engine, state);
      const { total } = await searchOn(engine, state);

      expect(new Set(slugs).size).toBe(slugs.length);
      expect(slugs.length).toBe(total);
      if (query === "") expect(slugs).toEqual((await askTables(catalogue.pool, state)).slugs);
    },
    LONG.timeoutMs,
  );
}

describe("PostgreSQL", () => answersLikeTheTables("postgresql"));
describe("PostgreSQL with a copy of what counts", () => answersLikeTheTables("copy"));

// What resembles a key is looked for by an index on all keys of a record as one text: it must leave out none that one of them by itself would find.
test("the index of keys leaves out no record of which a key resembles the word", async () => {
  const words = sql`SELECT DISTINCT overlay(k PLACING 'x' FROM 1 + (length(k) + n) % length(k) FOR 1) AS w FROM "platform", unnest("search_keys") k, generate_series(0, 5) n`;
  const [found] = await store.read.$queryRaw<{ alike: number; missed: string[] | null }[]>`
    SELECT count(*)::int AS "alike", array_agg(w.w) FILTER (WHERE NOT search_key_text(p."search_keys") %> w.w) AS "missed"
    FROM (${words}) w JOIN "platform" p ON w.w % ANY(p."search_keys")`;
  expect(found?.missed).toBeNull();
  expect(found?.alike).toBeGreaterThan(1_000);
});

describeWithMeilisearch("Meilisearch", () => {
  answersLikeTheTables("meilisearch");

  // While Meilisearch is away a reader should notice nothing but plainer words.
  test("both engines tell the same of a record", async () => {
    const state: SearchState = { ...emptySearch(), query: `"indian navy"`, sort: "name", perPage: 100 };
    const [meilisearch, postgresql] = [await searchOn("meilisearch", state), await searchOn("postgresql", state)];
    expect(postgresql.hits).toEqual(meilisearch.hits);
  });
});
