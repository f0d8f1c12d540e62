import { binPlatform } from "@/lib/catalogue/commands/bin-platform";
import { publishPlatforms } from "@/lib/catalogue/commands/publish-platforms";
import { unpublishPlatform } from "@/lib/catalogue/commands/unpublish-platform";
import { listChanges } from "@/lib/catalogue/queries/list-changes";
import { changesFeed } from "@/app/_server/changes-feed";
import { toAtom } from "@/app/_server/feed";
import type { PlatformInput } from "@/lib/core/platform/platform";
import { aPlatform, aProgramme } from "@/tests/factories/a-platform";
import { aPublisher, expectDone, published, saved } from "@/tests/support/desk";
import { openCatalogue, type OpenCatalogue } from "@/tests/support/open-catalogue";

let now = new Date("2025-07-02T12:00:10.000Z");
let catalogue: OpenCatalogue;
beforeAll(async () => {
  catalogue = await openCatalogue({ clock: () => now });
});
afterAll(() => catalogue.close());
beforeEach(async () => {
  now = new Date("2025-07-02T12:00:10.000Z");
  await catalogue.sql("TRUNCATE platform, outbox_note, unsaved_edit CASCADE");
});

const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};
const change = async (version: number, overrides: Partial<PlatformInput>) =>
  expectDone(
    await publishPlatforms(catalogue.context, aPublisher, {
      via: "api",
      records: [{ record: aPlatform(overrides), expectedVersion: version }],
    }),
  );
const told = async () =>
  (await listChanges(catalogue.context)).moments.map(({ minute, changes }) => [
    minute.slice(11, 16),
    ...changes.map((one) => `${one.slug} ${one.version}: ${one.changes?.map(({ text }) => text).join("; ") ?? "new"}`),
  ]);

test("each publication is told in words against the one before, newest first", async () => {
  await published(catalogue.context);
  later(5);
  await change(1, { programmes: [aProgramme({ delivered: 8 })] });
  later(5);
  await change(2, { programmes: [aProgramme({ delivered: 12 })], name: "Named otherwise" });
  expect(await told()).toEqual([
    ["12:10", expect.stringMatching(/^sample-frigate 3: .*Named otherwise.*delivered 8 → 12/)],
    ["12:05", 'sample-frigate 2: Programme "India, Indian Navy": delivered nothing → 8'],
    ["12:00", "sample-frigate 1: new"],
  ]);
});

test("records published within a minute by one way are one moment, counted whole", async () => {
  for (const slug of ["one", "two", "three"]) await published(catalogue.context, aPlatform({ slug }));
  const { total, moments } = await listChanges(catalogue.context);
  expect([total, moments.map(({ count, firsts, changes }) => [count, firsts, changes.length])]).toEqual([
    1,
    [[3, 3, 3]],
  ]);
});

test("no draft, and nothing of a record that is not public now, is told", async () => {
  const { id } = await published(catalogue.context, aPlatform({ slug: "binned-one" }));
  const off = await published(catalogue.context, aPlatform({ slug: "offline-one" }));
  const kept = await published(catalogue.context);
  await saved(catalogue.context, { content: aPlatform({ slug: "never-public", summary: "Secret" }) });
  await saved(catalogue.context, {
    id: kept.id,
    expectedVersion: 1,
    content: aPlatform({ summary: "A secret to come" }),
  });
  expectDone(await binPlatform(catalogue.context, aPublisher, { id, via: "form" }));
  expectDone(await unpublishPlatform(catalogue.context, aPublisher, { id: off.id, via: "form" }));
  const { moments } = await listChanges(catalogue.context);
  expect(moments.flatMap(({ changes }) => changes.map(({ slug }) => slug))).toEqual(["sample-frigate"]);
  expect(JSON.stringify(moments)).not.toMatch(/secret/i);
});

test("pages follow each other without a gap, and beyond the last there is nothing", async () => {
  for (let at = 0; at < 23; at++) {
    later(1);
    await published(catalogue.context, aPlatform({ slug: `record-${at}` }));
  }
  const [first, second, third] = await Promise.all([1, 2, 3].map((page) => listChanges(catalogue.context, page)));
  expect([first?.total, first?.moments.length, second?.moments.length, third?.moments]).toEqual([23, 20, 3, []]);
  const slugs = [first, second].flatMap((page) =>
    page?.moments.flatMap(({ changes }) => changes.map(({ slug }) => slug)),
  );
  expect(slugs).toEqual(Array.from({ length: 23 }, (_, at) => `record-${22 - at}`));
});

describe("the feed", () => {
  const feed = async (url = "https://one.example") =>
    toAtom(changesFeed((await listChanges(catalogue.context)).moments, url));
  const ids = (xml: string) => [...xml.matchAll(/<id>(.*?)<\/id>/g)].map(([, id]) => id);

  test("keeps the ids of its entries when the site moves, and when something new is published", async () => {
    await published(catalogue.context);
    const before = ids(await feed());
    expect(before).toEqual([...new Set(before)]);
    expect(
      before.every((id) =>
        /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id ?? ""),
      ),
    ).toBe(true);
    expect(ids(await feed("https://two.example"))).toEqual(before);
    later(2);
    await change(1, { summary: "Otherwise." });
    expect(ids(await feed())).toEqual([before[0], expect.any(String), ...before.slice(1)]);
  });

  test("escapes what a record says, twice where it is HTML within XML", async () => {
    await published(catalogue.context, aPlatform({ name: 'Tom & <b onclick="x">Jerry</b>' }));
    const xml = await feed();
    expect(xml).toContain("Tom &amp; &lt;b onclick=&quot;x&quot;&gt;Jerry");
    expect(xml).toContain("Tom &amp;amp; &amp;lt;b");
    expect(xml).not.toContain("<b ");
  });
});
