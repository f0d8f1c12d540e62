import { binPlatform } from "@/lib/catalogue/commands/bin-platform";
import { publishPlatforms, type Publishable } from "@/lib/catalogue/commands/publish-platforms";
import { purgePlatform } from "@/lib/catalogue/commands/purge-platform";
import { saveDraft } from "@/lib/catalogue/commands/save-draft";
import { unpublishPlatform } from "@/lib/catalogue/commands/unpublish-platform";
import { emptySearch, SORTS } from "@/lib/core/search/search-state";
import type { SearchEngine } from "@/lib/search/engine";
import { openFallbackStore } from "@/lib/search/postgresql/fallback-store";
import { factsCopy, type FactsCopy } from "@/lib/search/postgresql/facts/facts-copy";
import { postgresqlEngine } from "@/lib/search/postgresql/postgresql-engine";
import type { Store } from "@/lib/store/store";
import { aPlatform, aProgramme } from "@/tests/factories/a-platform";
import { anActor } from "@/tests/factories/an-actor";
import { openCatalogue, type OpenCatalogue } from "@/tests/support/open-catalogue";

// While the engine is away a large catalogue is counted on a copy: it has to follow what editors do, and to show nothing that they withdrew.

let catalogue: OpenCatalogue;
let store: Store;
let time = 0;
let onCopy: SearchEngine;
let onTables: SearchEngine;

beforeAll(async () => {
  catalogue = await openCatalogue();
  store = openFallbackStore(catalogue.databaseUrl, 2);
  const engine = (copy: FactsCopy) => postgresqlEngine(store, (_, ask) => ask(), copy);
  const copy = factsCopy(
    store,
    () => Promise.resolve(true),
    () => time,
  );
  onCopy = engine({ read: async () => (await copy.read()) ?? Promise.reject(new Error("There is no copy")) });
  onTables = engine({ read: () => Promise.resolve(null) });
});
afterAll(async () => {
  await store.close();
  await catalogue.close();
});

const editor = anActor({ role: "administrator" });
const publish = async (record: Publishable, expectedVersion: number | null = null) =>
  expect(
    await publishPlatforms(catalogue.context, editor, { via: "form", records: [{ record, expectedVersion }] }),
  ).toMatchObject({ ok: true });
const idOf = async (slug: string) =>
  (await catalogue.sql<{ id: string }>("SELECT id::text FROM platform WHERE slug = $1", [slug]))[0]?.id ?? "";

/** What the copy tells in every order and of every name, a while after it last looked: the same as the tables. */
async function toldByCopy() {
  time += 60_000;
  const orders = SORTS.map((sort) => ({ ...emptySearch(), sort }));
  const words = ["bongo", "zebra", "addax", "eland"].map((query) => ({ ...emptySearch(), query }));
  const told = [];
  for (const state of [...orders, ...words])
    told.push({ copy: await onCopy.search(state), tables: await onTables.search(state) });
  expect(told.map(({ copy }) => copy)).toEqual(told.map(({ tables }) => tables));
  return told[SORTS.indexOf("name")]!.copy;
}
const slugs = ({ hits }: Awaited<ReturnType<SearchEngine["search"]>>) => hits.map(({ slug }) => slug);

test("what is published, changed, withdrawn and purged is so in the copy, and what is drafted is not", async () => {
  for (const slug of ["bongo", "eland", "kudu"]) await publish(aPlatform({ slug, name: slug }));
  expect(slugs(await toldByCopy())).toEqual(["bongo", "eland", "kudu"]);

  await publish(aPlatform({ slug: "addax", name: "addax", introduced: { year: 1987, sources: ["gazette"] } }));
  await publish(
    aPlatform({ slug: "bongo", name: "zebra", origin: ["FR"], programmes: [aProgramme({ status: "retired" })] }),
    1,
  );
  await unpublishPlatform(catalogue.context, editor, { slug: "eland", via: "form" });
  const drafted = await saveDraft(catalogue.context, editor, {
    id: await idOf("kudu"),
    content: { ...aPlatform({ slug: "kudu", name: "kudu" }), origin: ["IR"] },
    expectedVersion: 1,
    via: "form",
  });
  expect(drafted).toMatchObject({ ok: true });
  const told = await toldByCopy();
  expect(slugs(told)).toEqual(["addax", "kudu", "bongo"]);
  expect(told.facets.origin).not.toHaveProperty("IR");

  // Binned and purged between two looks, it is in no row that was written since.
  const id = await idOf("addax");
  expect(await binPlatform(catalogue.context, editor, { id, via: "form" })).toMatchObject({ ok: true });
  expect(await purgePlatform(catalogue.context, editor, { id, name: "addax" })).toMatchObject({ ok: true });
  expect(slugs(await toldByCopy())).toEqual(["kudu", "bongo"]);
});

// A long import stamps its records before a look and commits them after it.
test("what was written before a look and committed after it is in the next one", async () => {
  await publish(aPlatform({ slug: "oryx", name: "oryx", domain: "air" }));
  const slow = await catalogue.pool.connect();
  try {
    await slow.query("BEGIN");
    await slow.query("UPDATE platform SET domain = 'space' WHERE slug = 'oryx'");
    await publish(aPlatform({ slug: "nyala", name: "nyala", domain: "air" }));
    expect((await toldByCopy()).facets.domain).not.toHaveProperty("space");
    await slow.query("COMMIT");
  } finally {
    slow.release();
  }
  expect((await toldByCopy()).facets.domain).toMatchObject({ space: 1 });
});

test("a record that was withdrawn a moment ago is not shown, whatever the copy has", async () => {
  await publish(aPlatform({ slug: "gnu", name: "gnu" }));
  expect(slugs(await toldByCopy())).toContain("gnu");
  await unpublishPlatform(catalogue.context, editor, { slug: "gnu", via: "form" });
  expect(slugs(await onCopy.search(emptySearch()))).not.toContain("gnu");
});
