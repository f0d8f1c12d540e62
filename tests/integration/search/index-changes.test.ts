import type { EnqueuedTask } from "meilisearch";
import { binPlatform } from "@/lib/catalogue/commands/bin-platform";
import { parsePublishable, publishPlatforms, type Publishable } from "@/lib/catalogue/commands/publish-platforms";
import { purgePlatform } from "@/lib/catalogue/commands/purge-platform";
import { unpublishPlatform } from "@/lib/catalogue/commands/unpublish-platform";
import type { Context } from "@/lib/catalogue/context";
import { searchPlatforms, suggestPlatforms } from "@/lib/catalogue/queries/search-platforms";
import { emptySearch, type SearchState } from "@/lib/core/search/search-state";
import { freePort } from "@/lib/services/free-port";
import { bringIndexInStep } from "@/lib/search/indexing/bring-index-in-step";
import { indexChanges } from "@/lib/search/indexing/index-changes";
import { MAPPING } from "@/lib/search/indexing/fingerprint";
import { readMark } from "@/lib/search/indexing/index-mark";
import { rebuildIndex } from "@/lib/search/indexing/rebuild-index";
import { done } from "@/lib/search/meilisearch/tasks";
import { toDocument } from "@/lib/search/document";
import { keepDocuments, readKept } from "@/lib/store/kept-documents";
import { readListed } from "@/lib/store/listed-platforms";
import { dueNotes } from "@/lib/store/outbox";
import { readPublished } from "@/lib/store/published-platforms";
import { syntheticPlatforms } from "@/scripts/bench/synthetic-platforms";
import { aPlatform } from "@/tests/factories/a-platform";
import { anActor } from "@/tests/factories/an-actor";
import { eventually } from "@/tests/support/eventually";
import { faultyMeilisearch } from "@/tests/support/faulty-services";
import { sharedServices } from "@/tests/support/services";
import { describeWithMeilisearch } from "@/tests/support/describe-with-meilisearch";
import { randomSearches, readStock } from "@/tests/support/random-searches";
import { openSeededCatalogue, type SeededCatalogue } from "@/tests/support/seeded-catalogue";
import { wrongInIndex } from "@/tests/support/whole-catalogue";

let catalogue: SeededCatalogue;
let context: Context;
beforeAll(async () => {
  catalogue = await openSeededCatalogue();
  context = catalogue.context;
});
afterAll(() => catalogue.close());

const publish = async (record: Publishable, expectedVersion: number | null = null) => {
  expect(
    await publishPlatforms(context, anActor(), { via: "form", records: [{ record, expectedVersion }] }),
  ).toMatchObject({ ok: true });
};
const search = (state: Partial<SearchState>, on = context) => searchPlatforms(on, { ...emptySearch(), ...state });
const slugsFor = async (query: string, on = context) =>
  (await search({ query, sort: "relevance" }, on)).hits.map((hit) => hit.slug);
const notes = () => catalogue.sql("SELECT attempts, last_error FROM outbox_note ORDER BY id");
/** As time does. */
const makeNotesDue = () => catalogue.sql("UPDATE outbox_note SET available_at = now()");
const idsOf = async (slug: string) =>
  (await catalogue.sql<{ id: string }>("SELECT id FROM platform WHERE slug = $1", [slug])).map(({ id }) => id);
const live = () => context.index!.client.index(context.index!.uid);
/** However long it takes: other test files keep the same server busy. */
const carriedOut = (task: Promise<EnqueuedTask>) => done(context.index!.client, task);
const unreachable = async () =>
  catalogue.reopened({ meili: { url: `http://127.0.0.1:${await freePort()}`, key: "none" } });
const unpublish = async (slug: string) =>
  expect(await unpublishPlatform(context, anActor(), { slug, via: "form" })).toMatchObject({ ok: true });

describeWithMeilisearch("a published change", () => {
  test("is found once the notes are carried over, and leaves no note behind", async () => {
    await publish(aPlatform({ slug: "quagga-class", name: "Quagga class", designation: "Quagga" }));
    expect(await slugsFor(`"quagga"`)).toEqual([]);

    expect(await indexChanges(context)).toBe(1);

    expect(await slugsFor(`"quagga"`)).toEqual(["quagga-class"]);
    expect(await notes()).toEqual([]);
  });

  test("takes the place of what was there before", async () => {
    await publish(aPlatform({ slug: "quagga-class", name: "Okapi class", designation: "Okapi" }), 1);
    await indexChanges(context);
    expect([await slugsFor(`"quagga"`), await slugsFor(`"okapi"`)]).toEqual([[], ["quagga-class"]]);
  });

  test("of many that wait together all are carried over", async () => {
    for (const name of ["Bongo", "Kudu", "Eland"])
      await publish(aPlatform({ slug: name.toLowerCase(), name, designation: name }));
    expect(await indexChanges(context)).toBe(3);
    expect(await slugsFor(`"kudu"`)).toEqual(["kudu"]);
  });

  test("is carried over once by two indexers that wake together", async () => {
    for (let version = 1; version <= 5; version++)
      await publish(
        aPlatform({ slug: "kudu", name: "Kudu", designation: "Kudu", summary: `Version ${version}.` }),
        version,
      );
    const counts = await Promise.all([indexChanges(context), indexChanges(context)]);
    expect(counts[0] + counts[1]).toBe(5);
    expect((await search({ query: `"kudu"` })).hits).toMatchObject([{ summary: "Version 5." }]);
  });

  test("that was told late and twice does no harm", async () => {
    await catalogue.sql(
      "INSERT INTO outbox_note (platform_id) SELECT p.id FROM platform p, generate_series(1, 3) WHERE p.slug = 'kudu'",
    );
    expect(await indexChanges(context)).toBe(3);
    expect((await search({ query: `"kudu"` })).hits).toMatchObject([{ summary: "Version 5." }]);
  });

  // A note waits by the clock of the database, which somebody may set.
  test("does not wait for hours because the clock was set back", async () => {
    await indexChanges(context);
    const [{ id }] = (await catalogue.sql("SELECT id FROM platform WHERE slug = 'kudu'")) as [{ id: string }];
    for (const [attempts, wait, isDue] of [
      [0, "900 milliseconds", false],
      [0, "5 seconds", true],
      [5, "30 seconds", false],
      [5, "40 seconds", true],
      [20, "290 seconds", false],
      [20, "1 hour", true],
    ] as const) {
      await catalogue.sql(
        `INSERT INTO outbox_note (platform_id, attempts, last_error, available_at) VALUES ('${id}', ${attempts}, 'away', clock_timestamp() + interval '${wait}')`,
      );
      const due = await dueNotes(context.store.read, 10);
      expect([attempts, wait, due.length]).toEqual([attempts, wait, isDue ? 1 : 0]);
      await catalogue.sql("DELETE FROM outbox_note");
    }
  });

  test("that withdraws a record takes it from the index", async () => {
    await unpublish("eland");
    await indexChanges(context);
    expect(await slugsFor(`"eland"`)).toEqual([]);
  });

  test("that makes a family of a record takes it from the lists", async () => {
    await publish(
      aPlatform({ slug: "bongo", name: "Bongo", designation: "Bongo", level: "family", programmes: [] }),
      1,
    );
    await indexChanges(context);
    expect(await slugsFor(`"bongo"`)).toEqual([]);
  });

  // Its members are found by the family's name, which stands in their documents.
  test("that names a family anew is found at its members", async () => {
    await publish(aPlatform({ slug: "bongo-1", name: "Junior", designation: "J-1", parent: "bongo" }));
    await indexChanges(context);
    await publish(
      aPlatform({ slug: "bongo", name: "Nyala", designation: "Nyala", level: "family", programmes: [] }),
      2,
    );
    await indexChanges(context);
    expect([await slugsFor(`"bongo"`), await slugsFor(`"nyala"`)]).toEqual([[], ["bongo-1"]]);
  });

  // A purge takes the addresses by which the members are known along.
  test("that bins and purges a family before the index has heard of it leaves its name at no member", async () => {
    const [family] = await catalogue.sql<{ id: string }>("SELECT id FROM platform WHERE slug = 'bongo'");
    const mira = anActor({ role: "administrator" });
    const id = family!.id;
    expect(await binPlatform(context, mira, { id, via: "form" })).toMatchObject({ ok: true });
    expect(await purgePlatform(context, mira, { id, name: "Nyala" })).toMatchObject({ ok: true });
    await indexChanges(context);
    expect([await slugsFor(`"nyala"`), await slugsFor(`"junior"`)]).toEqual([[], ["bongo-1"]]);
  });
});

describeWithMeilisearch("while Meilisearch is away", () => {
  test("a note stays with what went wrong, searches are answered by PostgreSQL, and the change is found there at once", async () => {
    const away = await unreachable();
    await publish(aPlatform({ slug: "dikdik", name: "Dikdik", designation: "Dikdik" }));

    expect(await indexChanges(away)).toBe(0);

    // It is not the note's fault: no growing pause awaits it when Meilisearch is back.
    expect(await notes()).toEqual([{ attempts: 0, last_error: expect.stringMatching(/\S/) }]);
    expect(await search({ query: "dikdik" }, away)).toMatchObject({
      engine: "postgresql",
      total: 1,
      hits: [{ slug: "dikdik" }],
    });
    expect((await suggestPlatforms(away, "dikd")).map((hit) => hit.slug)).toEqual(["dikdik"]);
  });

  test("the note is carried over when Meilisearch is back", async () => {
    await makeNotesDue();
    expect(await indexChanges(context)).toBe(1);
    expect(await search({ query: `"dikdik"` })).toMatchObject({ engine: "meilisearch", total: 1 });
  });

  test("a search that both engines must answer alike is answered alike", async () => {
    const away = await unreachable();
    const state = { facets: { ...emptySearch().facets, operator: ["IN"], stage: ["coming"] }, perPage: 50 };
    const [here, there] = [await search(state), await search(state, away)];
    expect({ ...there, engine: "", tookMs: 0 }).toEqual({ ...here, engine: "", tookMs: 0 });
  });

  test("an index that is not there is an engine that is away", async () => {
    const other = await catalogue.reopened({ indexUid: `${context.index!.uid}_elsewhere` });
    expect(await search({}, other)).toMatchObject({ engine: "postgresql" });
  });
});

describeWithMeilisearch("a rebuild", () => {
  test("gives the same answers as carrying change after change over", async () => {
    await publish(aPlatform({ slug: "kudu", name: "Kudu", designation: "Kudu", summary: "Changed once more." }), 6);
    await indexChanges(context);
    const searches = randomSearches(await readStock(catalogue.pool), 100, 7);
    const answers = async () => {
      const found = [];
      for (const state of searches) found.push({ ...(await search(state)), tookMs: 0 });
      return found;
    };
    const before = await answers();

    const [{ count }] = (await catalogue.sql(
      "SELECT count(*)::int AS count FROM platform WHERE level <> 'family'",
    )) as [{ count: number }];
    expect(await rebuildIndex(context)).toBe(count);

    expect(await answers()).toEqual(before);
  });

  test("leaves no second index behind, not even that of a rebuild that was cut off", async () => {
    const { client, uid } = context.index!;
    await done(client, client.createIndex(`${uid}_next`, { primaryKey: "id" }));
    await done(client, client.index(`${uid}_next`).addDocuments([{ id: "leftover" }]));

    await rebuildIndex(context);

    const { results } = await client.getIndexes({ limit: 1000 });
    expect(results.map((index) => index.uid).filter((name) => name.startsWith(uid))).toEqual([uid]);
    expect(await client.index(uid).search("", { filter: [`id = "leftover"`] })).toMatchObject({ hits: [] });
  });

  // A reader should not notice it.
  test("lets searches be answered in full all the while", async () => {
    const { total } = await search({});
    let running = true;
    const rebuilt = rebuildIndex(context).finally(() => (running = false));
    const answers = new Set<string>();
    while (running) {
      const found = await search({ perPage: 1 });
      answers.add(`${found.engine} ${found.total}`);
    }
    await rebuilt;
    expect([...answers]).toEqual([`meilisearch ${total}`]);
  });

  test("misses no change that is made meanwhile", async () => {
    const publishing: Promise<void>[] = [];
    await rebuildIndex(context, {
      onProgress: () => {
        if (publishing.length === 0)
          publishing.push(publish(aPlatform({ slug: "gnu", name: "Gnu", designation: "Gnu" })));
      },
    });
    await Promise.all(publishing);
    await indexChanges(context);
    expect(await slugsFor(`"gnu"`)).toEqual(["gnu"]);
  });

  // Readers see the change at once, in the live index; the new one gets the page that was read before it.
  test("misses no change of a record that it has read and not sent yet", async () => {
    const { meili } = sharedServices();
    const kongoni = { slug: "kongoni", name: "Kongoni", designation: "Kongoni" };
    await publish(aPlatform(kongoni));
    await indexChanges(context);
    let isChanged = false;
    const door = await faultyMeilisearch(meili!.url, async ({ headers }) => {
      if (isChanged || headers["content-type"] !== "application/x-ndjson") return;
      isChanged = true;
      await publish(aPlatform({ ...kongoni, summary: "Wildebeest." }), 1);
      await eventually("found in the live index", async () => (await slugsFor(`"wildebeest"`)).length === 1);
    });
    const slow = await catalogue.reopened({ meili: { url: door.url, key: meili!.key } });
    await rebuildIndex(slow).finally(() => door.close());
    expect(isChanged).toBe(true);
    expect(await slugsFor(`"wildebeest"`)).toEqual(["kongoni"]);
    expect(await notes()).toEqual([]);
  });
});

describeWithMeilisearch("what is kept of documents", () => {
  const family = aPlatform({ slug: "antelopes", name: "Antelopes", designation: "Antelope", level: "family", programmes: [], sources: [] }); // prettier-ignore
  const member = aPlatform({ slug: "oryx", name: "Oryx", designation: "Oryx", parent: "antelopes" });
  const kept = () =>
    catalogue.sql(`SELECT k.version, k.family, p.slug FROM kept_document k LEFT JOIN platform p ON p.id = k.platform_id
      WHERE k.document LIKE '%oryx%'`);
  /** So that it is seen which documents a rebuild took from there. */
  const mark = () =>
    catalogue.sql(
      `UPDATE kept_document SET document = replace(document, '"summaryWords":"', '"summaryWords":"markhor ')`,
    );
  const change = (set: string) => catalogue.sql(`UPDATE kept_document SET ${set}`);
  const marked = async () => (await search({ query: `"markhor"` })).total;
  beforeAll(async () => {
    await publish(family);
    await publish(member);
    await indexChanges(context);
  });

  test("is what a change sent, and what a rebuild sends without making it again", async () => {
    expect(await kept()).toEqual([{ slug: "oryx", version: 1, family: "Antelopes" }]);
    await mark();
    const built = await rebuildIndex(context);
    expect(await marked()).toBe(built);
  });

  test.each<[string, () => Promise<unknown>]>([
    ["of an older revision", () => change("version = version - 1")],
    ["of another mapping", () => change("mapping = mapping - 1")],
    ["of another family's name", () => change("family = 'Gazelles'")],
    ["not there", () => catalogue.sql("DELETE FROM kept_document")],
  ])("is made anew by a rebuild where it is %s, and is kept from then on", async (_, spoil) => {
    await mark();
    await spoil();
    const built = await rebuildIndex(context);
    expect([await marked(), await wrongInIndex(context)]).toEqual([0, []]);
    await mark();
    await rebuildIndex(context);
    expect(await marked()).toBe(built);
  });

  test("is made anew by a rebuild that is told so", async () => {
    await mark();
    await rebuildIndex(context, { anew: true });
    expect([await marked(), await wrongInIndex(context)]).toEqual([0, []]);
  });

  test("is never of an older revision than before, whoever comes last", async () => {
    const { read } = context.store;
    const [row] = await readKept(read, MAPPING, { ids: await idsOf("oryx") });
    const { id, version, family, text } = row!;
    await keepDocuments(read, MAPPING, [{ id, version: version - 1, family, text: "{}" }]);
    await keepDocuments(read, MAPPING, [{ id, version: version + 1, family, text: "{}" }]);
    expect(await readKept(read, MAPPING, { ids: [id] })).toEqual([{ ...row, text }]);
  });

  test("is forgotten with the record that is withdrawn", async () => {
    await unpublish("oryx");
    await indexChanges(context);
    expect(await kept()).toEqual([]);
  });
});

describeWithMeilisearch("at a start", () => {
  const totalOfIndex = async () => (await live().getStats()).numberOfDocuments;
  const fingerprints = () => catalogue.sql("SELECT value FROM installation WHERE key LIKE 'index %'");

  test("an index in step is left alone, and shows every setting as the code has it", async () => {
    await bringIndexInStep(context);
    expect(await readMark(context.store.read, context.index!.uid)).toMatchObject({ doubt: null, ownWay: [] });
    const before = await live().getRawInfo();
    expect(await bringIndexInStep(context)).toEqual({ indexed: 0, mended: 0, rebuilt: null });
    expect(await live().getRawInfo()).toEqual(before);
  });

  test("changes that wait are carried over, without a rebuild", async () => {
    await publish(aPlatform({ slug: "gnu", name: "Gnu", designation: "Gnu", summary: "Changed." }), 1);
    expect(await bringIndexInStep(context)).toEqual({ indexed: 1, mended: 0, rebuilt: null });
  });

  test.each<[string, string, () => Promise<unknown>]>([
    [
      "deleted",
      "it is not in Meilisearch any more",
      () => carriedOut(context.index!.client.deleteIndex(context.index!.uid)),
    ],
    ["short of many records", "it held", () => carriedOut(live().deleteDocuments({ filter: `domain = "sea"` }))],
    [
      "set otherwise",
      "it has other settings than the code in rankingRules, searchCutoffMs",
      () => carriedOut(live().updateSettings({ rankingRules: ["words"], searchCutoffMs: 900 })),
    ],
    [
      "built by another version",
      "it was built by another version",
      () => catalogue.sql("UPDATE installation SET value = 'of another version' WHERE key LIKE 'index %'"),
    ],
    [
      "of unknown origin",
      "it was not built yet",
      () => catalogue.sql("DELETE FROM installation WHERE key LIKE 'index %'"),
    ],
  ])("an index that is %s is rebuilt, and it says why: %s", async (_, why, spoil) => {
    const [total, marks] = [await totalOfIndex(), await fingerprints()];
    await spoil();

    const rebuilt = await bringIndexInStep(context);
    expect(rebuilt).toEqual({ indexed: total, mended: 0, rebuilt: expect.stringContaining(why) });

    expect([await totalOfIndex(), await fingerprints()]).toEqual([total, marks]);
    expect(await search({})).toMatchObject({ engine: "meilisearch", total });
    expect(await bringIndexInStep(context)).toEqual({ indexed: 0, mended: 0, rebuilt: null });
  });
});

// The index is made from what lists know of a record, which is read apart from the whole: page by page for a rebuild, by their ids for changes.
test("what is read of records for the index says the same as the whole records", async () => {
  const records = [...syntheticPlatforms(60)].map((one) => {
    const parsed = parsePublishable(one);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
    return { record: parsed.value, expectedVersion: null };
  });
  expect(await publishPlatforms(context, anActor(), { via: "import", records })).toMatchObject({ ok: true });
  const { read } = context.store;
  const whole = (await readPublished(read, {})).map((one) => toDocument(one));
  const ids = whole.map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(250);

  const pages = [];
  for (let after = {}; ;) {
    const page = await readListed(read, { take: 90, ...after });
    if (page.length === 0) break;
    pages.push(...page);
    after = { after: page.at(-1)?.id };
  }
  expect(pages.map((one) => toDocument(one))).toEqual(whole);

  const byId = await readListed(read, { ids: [...ids].reverse() });
  expect(byId.map((one) => toDocument(one))).toEqual(whole);
});
