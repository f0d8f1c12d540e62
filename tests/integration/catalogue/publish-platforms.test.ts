import { publishPlatforms, type PublishOne } from "@/lib/catalogue/commands/publish-platforms";
import { readSeedFiles } from "@/lib/catalogue/commands/seed-shipped-records";
import type { PlatformInput } from "@/lib/core/platform/platform";
import { readPublished } from "@/lib/store/published-platforms";
import { aPlatform, aProgramme, aSpec } from "@/tests/factories/a-platform";
import { anActor } from "@/tests/factories/an-actor";
import { openCatalogue, type OpenCatalogue } from "@/tests/support/open-catalogue";
import { ROOT } from "@/tests/support/source-files";
import { everyRow } from "@/tests/support/every-row";

const NOON = new Date("2025-07-02T12:00:00.000Z");

let catalogue: OpenCatalogue;
beforeAll(async () => {
  catalogue = await openCatalogue({ clock: () => NOON });
});
afterAll(() => catalogue.close());
beforeEach(() => catalogue.sql("TRUNCATE platform, outbox_note CASCADE"));

const publish = (...records: PublishOne[]) => publishPlatforms(catalogue.context, anActor(), { via: "form", records });
const created = (overrides?: Partial<PlatformInput>): PublishOne => ({
  record: aPlatform(overrides),
  expectedVersion: null,
});
const changed = (expectedVersion: number, overrides: Partial<PlatformInput>): PublishOne => ({
  record: aPlatform(overrides),
  expectedVersion,
});

const platforms = () =>
  catalogue.sql(
    "SELECT slug, version, published_version AS published, updated_at AS updated FROM platform ORDER BY slug",
  );
const revisions = () =>
  catalogue.sql(
    `SELECT r.slug, r.version, r.action, r."by", r.via, r.reason, r.at, r.changes FROM revision r ORDER BY r.slug, r.version`,
  );
const notes = () =>
  catalogue.sql("SELECT p.slug FROM outbox_note n JOIN platform p ON p.id = n.platform_id ORDER BY n.id");
const nothing = async (work: () => Promise<unknown>) => {
  const before = await everyRow(catalogue.pool);
  await work();
  expect(await everyRow(catalogue.pool)).toEqual(before);
};

test("a new record is written with one revision and one note to the indexer", async () => {
  const result = await publishPlatforms(catalogue.context, anActor({ id: "user:ravi" }), {
    via: "api",
    reason: "First sighting",
    records: [created()],
  });

  expect(result).toEqual({
    ok: true,
    value: [{ slug: "sample-frigate", version: 1, outcome: "created", changes: expect.anything() }],
  });
  expect(await platforms()).toEqual([{ slug: "sample-frigate", version: 1, published: 1, updated: NOON }]);
  expect(await revisions()).toEqual([
    {
      slug: "sample-frigate",
      version: 1,
      action: "publish",
      by: "user:ravi",
      via: "api",
      reason: "First sighting",
      at: NOON,
      changes: [],
    },
  ]);
  expect(await notes()).toEqual([{ slug: "sample-frigate" }]);
});

test("a change raises the version by one and says in its revision what changed, from what to what", async () => {
  await publish(created());
  const result = await publish(changed(1, { summary: "Another summary." }));

  const changes = [{ path: "summary", before: "A frigate that stands for any other.", after: "Another summary." }];
  expect(result).toEqual({ ok: true, value: [{ slug: "sample-frigate", version: 2, outcome: "updated", changes }] });
  expect(await platforms()).toMatchObject([{ version: 2, published: 2 }]);
  expect(await revisions()).toMatchObject([{ version: 1 }, { version: 2, changes }]);
  expect(await notes()).toHaveLength(2);
});

test("a revision keeps the whole record as it was written", async () => {
  await publish(created());
  await publish(changed(1, { name: "Renamed frigate" }));
  expect(await catalogue.sql("SELECT content FROM revision ORDER BY version")).toEqual([
    { content: aPlatform() },
    { content: aPlatform({ name: "Renamed frigate" }) },
  ]);
});

test("a record that would not change is left alone", async () => {
  await publish(created());
  await nothing(async () => {
    expect(await publish(changed(1, {}))).toEqual({
      ok: true,
      value: [{ slug: "sample-frigate", version: 1, outcome: "unchanged", changes: [] }],
    });
  });
});

test("among many records only those that change are written", async () => {
  await publish(created(), created({ slug: "second" }));
  await publish(changed(1, {}), changed(1, { slug: "second", summary: "Changed." }), created({ slug: "third" }));

  expect(await platforms()).toMatchObject([
    { slug: "sample-frigate", version: 1 },
    { slug: "second", version: 2 },
    { slug: "third", version: 1 },
  ]);
  expect((await notes()).map(({ slug }) => slug).sort()).toEqual(["sample-frigate", "second", "second", "third"]);
  expect(await revisions()).toHaveLength(4);
});

describe("nothing is written", () => {
  // Two editors open the same page; the slower one must not wipe out the faster one's work.
  test.each([
    ["from an old version", 1, 2],
    ["from a version yet to come", 3, 2],
    ["as new, though it is there", null, 2],
  ])("by a change made %s", async (_, yours, current) => {
    await publish(created());
    await publish(changed(1, { summary: "The faster one's work." }));
    await nothing(async () => {
      const result = await publish({ record: aPlatform({ summary: "The slower one's." }), expectedVersion: yours });
      expect(result).toEqual({ ok: false, problem: { kind: "stale", slug: "sample-frigate", yours, current } });
    });
  });

  test("by a change of a record that is not there", () =>
    nothing(async () => {
      expect(await publish(changed(4, {}))).toEqual({
        ok: false,
        problem: { kind: "stale", slug: "sample-frigate", yours: 4, current: 0 },
      });
    }));

  test("of a whole batch when one of its records is stale", async () => {
    await publish(created());
    await nothing(async () => {
      const result = await publish(created({ slug: "new-one" }), changed(7, { summary: "Late." }));
      expect(result).toMatchObject({ ok: false, problem: { kind: "stale" } });
    });
  });

  test("at an address that another record had before", async () => {
    await publish(created());
    await catalogue.sql(
      "INSERT INTO old_slug (slug, platform_id, since) SELECT 'old-address', id, now() FROM platform",
    );
    await nothing(async () => {
      expect(await publish(created({ slug: "old-address" }))).toEqual({
        ok: false,
        problem: { kind: "slug-taken", slug: "old-address" },
      });
    });
  });

  test("when a batch names an address twice", () =>
    nothing(async () => {
      expect(await publish(created(), created())).toEqual({
        ok: false,
        problem: { kind: "slug-taken", slug: "sample-frigate" },
      });
    }));

  test.each(["viewer", "editor"] as const)("by a %s", (role) =>
    nothing(async () => {
      const result = await publishPlatforms(catalogue.context, anActor({ role }), {
        via: "form",
        records: [created()],
      });
      expect(result).toEqual({ ok: false, problem: { kind: "forbidden", action: "platform:publish" } });
    }),
  );

  // The claims of the second record break when the transaction ends, long after everything was written.
  test("when the database refuses a claim at the end of the transaction", async () => {
    await publish(created());
    const bare = {
      ...aPlatform({ slug: "bare-claim" }),
      specs: [{ ...aPlatform({ specs: [aSpec()] }).specs[0]!, sources: [] }],
    } as PublishOne["record"];
    await nothing(async () => {
      await expect(
        publish(changed(1, { summary: "Changed." }), { record: bare, expectedVersion: null }),
      ).rejects.toThrow("needs at least one source");
    });
  });

  test("when the process loses its connection half way", async () => {
    await publish(created());
    await catalogue.sql(`
      CREATE FUNCTION cut_connection() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$;
      CREATE TRIGGER cut_connection BEFORE INSERT ON programme_event EXECUTE FUNCTION cut_connection()`);
    const withEvent = aProgramme({
      events: [{ date: "2025", type: "contract", detail: "Signed.", sources: ["gazette"] }],
    });
    await nothing(async () => {
      await expect(publish(changed(1, { programmes: [withEvent] }))).rejects.toThrow();
    });
    await catalogue.sql("DROP FUNCTION cut_connection CASCADE");
  });
});

describe("two at once", () => {
  const twice = async (one: PublishOne, other: PublishOne) => {
    const results = await Promise.allSettled([publish(one), publish(other)]);
    return results
      .map((result) =>
        result.status === "rejected"
          ? "thrown"
          : result.value.ok
            ? result.value.value[0]!.outcome
            : result.value.problem.kind,
      )
      .sort();
  };

  test("of two changes from the same version one is written and the other is told that it is stale", async () => {
    await publish(created());
    for (let version = 1; version <= 10; version++) {
      expect(
        await twice(changed(version, { summary: `One ${version}` }), changed(version, { summary: `Other ${version}` })),
      ).toEqual(["stale", "updated"]);
    }
    expect(await platforms()).toMatchObject([{ version: 11 }]);
    expect(await revisions()).toHaveLength(11);
  });

  test("of two that create the same record one is written and the other is told that it is stale", async () => {
    for (let at = 0; at < 5; at++) {
      expect(
        await twice(created({ slug: `new-${at}`, summary: "One" }), created({ slug: `new-${at}`, summary: "Other" })),
      ).toEqual(["created", "stale"]);
    }
    expect(await revisions()).toHaveLength(5);
  });

  test("batches that share records in another order do not block each other", async () => {
    const slugs = ["a", "b", "c", "d", "e", "f"];
    await publish(...slugs.map((slug) => created({ slug })));
    const batch = (names: readonly string[], summary: string) =>
      publish(...names.map((slug) => changed(1, { slug, summary })));

    const results = await Promise.all([batch(slugs, "One"), batch([...slugs].reverse(), "Other")]);
    expect(results.map((result) => result.ok).sort()).toEqual([false, true]);
    expect(
      await catalogue.sql("SELECT count(DISTINCT summary)::int AS kinds, max(version) AS version FROM platform"),
    ).toEqual([{ kinds: 1, version: 2 }]);
  });
});

test("every shipped record comes back from the tables as it was written", async () => {
  const records = await readSeedFiles(`${ROOT}/prisma/seed/platforms`);
  await publish(...records.map((record) => ({ record, expectedVersion: null })));
  const stored = await readPublished(catalogue.context.store.read, {});

  expect(stored).toHaveLength(records.length);
  const bySlug = new Map(stored.map(({ content }) => [content.slug, content]));
  for (const record of records) expect(bySlug.get(record.slug)).toEqual(record);
});

// A second write replaces the rows: what is left of the first would come back as a claim of the second.
test("a record that is written again holds nothing of what it held before", async () => {
  const [rich] = (await readSeedFiles(`${ROOT}/prisma/seed/platforms`)).filter(
    ({ slug }) => slug === "c-130j-super-hercules",
  );
  await publish({ record: rich!, expectedVersion: null });
  const bare = aPlatform({ slug: rich!.slug });
  await publish({ record: bare, expectedVersion: 1 });

  const [stored] = await readPublished(catalogue.context.store.read, { slug: bare.slug });
  expect(stored!.content).toEqual(bare);
  expect(
    await catalogue.sql(
      "SELECT (SELECT count(*)::int FROM source) AS sources, (SELECT count(*)::int FROM citation) AS citations, (SELECT count(*)::int FROM spec) AS specs",
    ),
  ).toEqual([{ sources: 1, citations: 1, specs: 0 }]);
});
