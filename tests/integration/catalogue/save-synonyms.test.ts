import type { Actor } from "@/lib/core/access/access";
import { emptySearch } from "@/lib/core/search/search-state";
import { saveSynonyms } from "@/lib/catalogue/commands/save-synonyms";
import { searchPlatforms } from "@/lib/catalogue/queries/search-platforms";
import { mergeSynonymSets } from "@/lib/core/search/synonym-lines";
import { countMiss, topMisses } from "@/lib/store/missed-searches";
import { readSynonyms } from "@/lib/store/synonyms";
import { eventually } from "@/tests/support/eventually";
import type { SeededCatalogue } from "@/tests/support/seeded-catalogue";
import { openSeededCatalogue } from "@/tests/support/seeded-catalogue";

let catalogue: SeededCatalogue;
beforeAll(async () => {
  catalogue = await openSeededCatalogue();
});
afterAll(() => catalogue.close());

const publisher: Actor = { id: "test", role: "publisher" };
const find = async (query: string) =>
  (await searchPlatforms(catalogue.context, { ...emptySearch(), query, sort: "relevance" })).hits.map(
    (hit) => hit.slug,
  );

test("a synonym works as soon as it is saved, for the words of the set alone", async () => {
  const sets = await readSynonyms(catalogue.context.store.read);
  await expect(find("wirbelhund")).resolves.not.toContain("ah-64e-apache");
  expect(await saveSynonyms(catalogue.context, publisher, [...sets, ["wirbelhund", "attack helicopter"]])).toEqual({
    ok: true,
    value: { sets: sets.length + 1 },
  });
  // Whoever saves waits for the engine for a second; here it may be busy with the indexes of other test files.
  await eventually("the new synonym in the engine", async () => (await find("wirbelhund")).includes("ah-64e-apache"));
  await expect(find("chopper")).resolves.toContain("ah-64e-apache");
});

// While the engine is away readers type the same words.
test("PostgreSQL knows the synonyms, too, and a new one within seconds", async () => {
  const fallback = catalogue.context.engines.at(-1)!;
  const found = async (query: string) =>
    (await fallback.search({ ...emptySearch(), query, sort: "relevance", perPage: 100 })).hits.map((hit) => hit.slug);
  expect(await found("sub hunter")).toContain("p-8i-poseidon");
  expect(await found("russian sam")).toContain("s-400-triumf");
  expect(await found("sam brahmaputra")).not.toContain("p-8i-poseidon");
  expect(await found("regenschirm")).toEqual([]);
  const sets = await readSynonyms(catalogue.context.store.read);
  await saveSynonyms(catalogue.context, publisher, [...sets, ["regenschirm", "attack helicopter"]]);
  await eventually("the new synonym in PostgreSQL", async () => (await found("regenschirm")).includes("ah-64e-apache"));
});

// A reader of Hindi types what the page shows, and neither engine holds a record in Hindi.
test.each(["meilisearch", "postgresql"])("%s finds what the pages say in other languages", async (name) => {
  const engine = catalogue.context.engines.find((one) => one.name === name)!;
  const total = async (query: string) => (await engine.search({ ...emptySearch(), query, sort: "relevance" })).total;
  expect(await total("भारत")).toBe(await total("india"));
  expect(await total("मुख्य युद्धक टैंक")).toBeGreaterThan(2);
  expect(await total("भारतीय नौसेना")).toBeGreaterThan(50);
});

// "tanks" stands in the names of what carries them, and begins the word for what refuels.
test.each(["meilisearch", "postgresql"])("%s puts what the words name before what only mentions it", async (name) => {
  const engine = catalogue.context.engines.find((one) => one.name === name)!;
  const kinds = async (query: string) =>
    (await engine.search({ ...emptySearch(), query, sort: "relevance" })).hits.slice(0, 3).map((hit) => hit.category);
  for (const [query, category] of [
    ["tank", /tank$/],
    ["tanks", /tank$/],
    ["fighters", /^fighter-aircraft$/],
    ["submarine", /^submarine$/],
    ["light tank", /^light-tank$/],
    ["anti tank", /^anti-tank-missile$|^attack-helicopter$/],
  ] as const)
    expect({ query, first: (await kinds(query))[0] }).toEqual({ query, first: expect.stringMatching(category) });
});

test("a set of one word is refused with its place, and nothing changes", async () => {
  const before = await readSynonyms(catalogue.context.store.read);
  const result = await saveSynonyms(catalogue.context, publisher, [["alone"]]);
  expect(result).toMatchObject({ ok: false, problem: { kind: "invalid", issues: [{ path: "0" }] } });
  await expect(readSynonyms(catalogue.context.store.read)).resolves.toEqual(before);
});

test("a viewer may not change synonyms", async () => {
  const result = await saveSynonyms(catalogue.context, { id: "test", role: "viewer" }, []);
  expect(result).toMatchObject({ ok: false, problem: { kind: "forbidden" } });
});

test("searches in vain are counted by their words and day, and forgotten after ninety days", async () => {
  const { store } = catalogue.context;
  await countMiss(store, "Flying Carpet", new Date("2026-01-01T10:00:00Z"));
  await countMiss(store, "flying carpet", new Date("2026-01-02T23:59:00Z"));
  await countMiss(store, "broom", new Date("2026-01-02T08:00:00Z"));
  await expect(topMisses(store)).resolves.toEqual([
    { query: "flying carpet", count: 2, lastDay: "2026-01-02" },
    { query: "broom", count: 1, lastDay: "2026-01-02" },
  ]);
  await countMiss(store, "later", new Date("2026-04-30T00:00:00Z"));
  await expect(topMisses(store)).resolves.toEqual([{ query: "later", count: 1, lastDay: "2026-04-30" }]);
});

// Two publishers have the list open; the slower one must not wipe out the faster one's words.
test("sets that were begun from others than are kept now are refused, and what both made of them fits together", async () => {
  const base = await readSynonyms(catalogue.context.store.read);
  const theirs = [...base.slice(1), ["schirm", "umbrella"]];
  expect(await saveSynonyms(catalogue.context, publisher, theirs, base)).toMatchObject({ ok: true });
  const mine = [...base.slice(0, 2), ...base.slice(3), ["hut", "hat"]];
  expect(await saveSynonyms(catalogue.context, publisher, mine, base)).toEqual({
    ok: false,
    problem: { kind: "moved" },
  });
  await expect(readSynonyms(catalogue.context.store.read)).resolves.toEqual(theirs);
  const both = mergeSynonymSets(base, theirs, mine);
  expect(both).toEqual([base[1], ...base.slice(3), ["schirm", "umbrella"], ["hut", "hat"]]);
  expect(await saveSynonyms(catalogue.context, publisher, both, theirs)).toMatchObject({ ok: true });
});
