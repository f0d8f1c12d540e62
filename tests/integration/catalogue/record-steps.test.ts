import { binPlatform } from "@/lib/catalogue/commands/bin-platform";
import { discardDraft } from "@/lib/catalogue/commands/discard-draft";
import { mergePlatforms } from "@/lib/catalogue/commands/merge-platforms";
import { publishDraft } from "@/lib/catalogue/commands/publish-draft";
import { publishDue } from "@/lib/catalogue/commands/publish-due";
import { publishPlatforms } from "@/lib/catalogue/commands/publish-platforms";
import { purgePlatform } from "@/lib/catalogue/commands/purge-platform";
import { renamePlatform } from "@/lib/catalogue/commands/rename-platform";
import { restorePlatform } from "@/lib/catalogue/commands/restore-platform";
import { restoreRevision } from "@/lib/catalogue/commands/restore-revision";
import { schedulePublishing } from "@/lib/catalogue/commands/schedule-publishing";
import { unpublishPlatform } from "@/lib/catalogue/commands/unpublish-platform";
import { findPlatform } from "@/lib/catalogue/queries/find-platform";
import { showPublicRevision } from "@/lib/catalogue/queries/show-public-revision";
import { addUser } from "@/lib/store/identity/users";
import { aPlatform } from "@/tests/factories/a-platform";
import { anActor } from "@/tests/factories/an-actor";
import { anAdministrator, anEditor, aPublisher, expectDone, published, saved } from "@/tests/support/desk";
import { everyRow } from "@/tests/support/every-row";
import { openCatalogue, type OpenCatalogue } from "@/tests/support/open-catalogue";

const NOON = new Date("2025-07-02T12:00:00.000Z");
const EVENING = new Date("2025-07-02T18:00:00.000Z");
let now = NOON;
let catalogue: OpenCatalogue;
beforeAll(async () => {
  catalogue = await openCatalogue({ clock: () => now });
});
afterAll(() => catalogue.close());
beforeEach(async () => {
  now = NOON;
  await catalogue.sql("TRUNCATE platform, outbox_note, unsaved_edit CASCADE");
});

const find = (slug = "sample-frigate") => findPlatform(catalogue.context, slug);
const draftOf = async (id: string) =>
  (
    await catalogue.sql(
      "SELECT content, version, base_version, state, publish_at, schedule_problem FROM draft WHERE platform_id = $1",
      [id],
    )
  )[0];
const actions = () =>
  catalogue
    .sql<{ action: string }>("SELECT action FROM revision ORDER BY version")
    .then((rows) => rows.map((row) => row.action));
const notes = async () => (await catalogue.sql("SELECT FROM outbox_note")).length;
const nothing = async (work: () => Promise<unknown>) => {
  // Refusals are written to the audit log, and nowhere else.
  const stored = async () => ({ ...(await everyRow(catalogue.pool)), audit_entry: [] });
  const before = await stored();
  await work();
  expect(await stored()).toEqual(before);
};
const form = { via: "form" } as const;

describe("unpublishing", () => {
  test("takes a record from the public and keeps what it said as a draft, from which it can be published again", async () => {
    const { id } = await published(catalogue.context);
    expectDone(await unpublishPlatform(catalogue.context, aPublisher, { id, ...form }));
    expect(await find()).toEqual({ kind: "unknown" });
    expect(await draftOf(id)).toMatchObject({ content: aPlatform(), version: 2 });
    expect(await notes()).toBe(2);

    expectDone(await publishDraft(catalogue.context, aPublisher, { id, expectedVersion: 2, ...form }));
    expect(await find()).toMatchObject({ kind: "found", platform: { version: 3, content: aPlatform() } });
  });

  test("keeps a draft that is there already", async () => {
    const { id } = await published(catalogue.context);
    const drafted = { ...aPlatform(), summary: "Drafted." };
    await saved(catalogue.context, { id, content: drafted, expectedVersion: 1 });
    expectDone(await unpublishPlatform(catalogue.context, aPublisher, { id, ...form }));
    expect(await draftOf(id)).toMatchObject({ content: drafted, version: 2 });
  });

  test("its address stays its own: another record cannot take it", async () => {
    const { id } = await published(catalogue.context);
    expectDone(await unpublishPlatform(catalogue.context, aPublisher, { id, ...form }));
    expect(
      await publishPlatforms(catalogue.context, aPublisher, {
        via: "api",
        records: [{ record: aPlatform(), expectedVersion: null }],
      }),
    ).toEqual({ ok: false, problem: { kind: "slug-taken", slug: "sample-frigate" } });
  });
});

describe("the bin", () => {
  test("a binned record says that it was removed, and comes back as it was, draft included", async () => {
    const { id } = await published(catalogue.context);
    const drafted = { ...aPlatform(), summary: "Drafted." };
    await saved(catalogue.context, { id, content: drafted, expectedVersion: 1 });

    expectDone(await binPlatform(catalogue.context, aPublisher, { id, ...form }));
    expect(await find()).toEqual({ kind: "removed" });

    expect(await restorePlatform(catalogue.context, aPublisher, { id, ...form })).toMatchObject({
      ok: true,
      value: { version: 4, published: true },
    });
    expect(await find()).toMatchObject({ kind: "found", platform: { version: 4, content: aPlatform() } });
    // The draft is based on what is public again, so publishing it meets no conflict.
    expect(await draftOf(id)).toMatchObject({ content: drafted, base_version: 4 });
    expect(await publishDraft(catalogue.context, aPublisher, { id, expectedVersion: 2, ...form })).toMatchObject({
      ok: true,
    });
    expect(await actions()).toEqual(["publish", "draft", "bin", "publish", "publish"]);
  });

  test("a record without a draft comes back without one", async () => {
    const { id } = await published(catalogue.context);
    expectDone(await binPlatform(catalogue.context, aPublisher, { slug: "sample-frigate", ...form }));
    expectDone(await restorePlatform(catalogue.context, aPublisher, { slug: "sample-frigate", ...form }));
    expect(await draftOf(id)).toBeUndefined();
  });

  test("a draft that was never public comes back as a draft, and the public learns of neither", async () => {
    const { id } = await saved(catalogue.context);
    expectDone(await binPlatform(catalogue.context, aPublisher, { id, ...form }));
    expect([await find(), await find(`draft-${id}`)]).toEqual([{ kind: "unknown" }, { kind: "unknown" }]);
    expectDone(await restorePlatform(catalogue.context, aPublisher, { id, ...form }));
    expect([await find(), await find(`draft-${id}`)]).toEqual([{ kind: "unknown" }, { kind: "unknown" }]);
    expect(await draftOf(id)).toMatchObject({ content: aPlatform() });
  });

  test("whoever bins a record is told what links to it, from public records and drafts alike", async () => {
    const { id } = await published(catalogue.context);
    const related = [{ kind: "replaces" as const, slug: "sample-frigate" }];
    const child = await published(
      catalogue.context,
      aPlatform({ slug: "child", level: "variant", parent: "sample-frigate" }),
    );
    const draft = await saved(catalogue.context, { content: { ...aPlatform({ slug: "drafted", related }) } });
    const binned = expectDone(await binPlatform(catalogue.context, aPublisher, { id, ...form }));
    expect(binned.linksHere).toEqual([
      { id: child.id, slug: "child", as: "parent", where: "published" },
      { id: draft.id, slug: `draft-${draft.id}`, as: "relation", where: "draft" },
    ]);
  });

  test("purging takes the exact name and leaves nothing of the record", async () => {
    const { id } = await published(catalogue.context);
    expect(await purgePlatform(catalogue.context, anAdministrator, { id, name: "Sample frigate" })).toMatchObject({
      ok: false,
      problem: { kind: "wrong-state" },
    });
    expectDone(await binPlatform(catalogue.context, aPublisher, { id, ...form }));
    await nothing(async () => {
      expect(await purgePlatform(catalogue.context, anAdministrator, { id, name: "sample frigate" })).toMatchObject({
        ok: false,
        problem: { kind: "invalid", issues: [{ path: "name" }] },
      });
      expect(await purgePlatform(catalogue.context, aPublisher, { id, name: "Sample frigate" })).toMatchObject({
        ok: false,
        problem: { kind: "forbidden" },
      });
    });
    expectDone(await purgePlatform(catalogue.context, anAdministrator, { id, name: "Sample frigate" }));
    const rows = await everyRow(catalogue.pool);
    expect(JSON.stringify({ ...rows, outbox_note: [], audit_entry: [] })).not.toContain(id);
    expect(await find()).toEqual({ kind: "unknown" });
  });
});

describe("renaming", () => {
  test("the old address leads to the new one, through any number of renamings and back again", async () => {
    const { id } = await published(catalogue.context);
    expectDone(await renamePlatform(catalogue.context, aPublisher, { id, to: "second", ...form }));
    expectDone(await renamePlatform(catalogue.context, aPublisher, { id, to: "third", ...form }));
    expect(await find()).toEqual({ kind: "moved", slug: "third" });
    expect(await find("second")).toEqual({ kind: "moved", slug: "third" });
    expectDone(await renamePlatform(catalogue.context, aPublisher, { id, to: "sample-frigate", ...form }));
    expect(await find()).toMatchObject({ kind: "found", platform: { version: 4 } });
    expect(await find("third")).toEqual({ kind: "moved", slug: "sample-frigate" });
  });

  // A citation outlives the address that it names.
  test("a version that was cited under the old address is found at the new one", async () => {
    const { id } = await published(catalogue.context);
    const shown = (slug: string, version: number) => showPublicRevision(catalogue.context, slug, version);
    expectDone(await renamePlatform(catalogue.context, aPublisher, { id, to: "second", ...form }));
    expect(await shown("sample-frigate", 1)).toEqual({ kind: "moved", slug: "second" });
    expect(await shown("second", 1)).toMatchObject({ kind: "found", platform: { version: 1 }, isCurrent: false });
    expect(await shown("sample-frigate", 9)).toEqual({ kind: "unknown" });
    expectDone(await binPlatform(catalogue.context, aPublisher, { id, ...form }));
    expect([await shown("sample-frigate", 1), await shown("second", 1)]).toEqual([
      { kind: "removed" },
      { kind: "removed" },
    ]);
  });

  test("a version of a record that was merged is not taken for the other's of that number", async () => {
    for (const slug of ["loser", "winner"]) await published(catalogue.context, aPlatform({ slug, name: slug }));
    expectDone(await mergePlatforms(catalogue.context, aPublisher, { loser: "loser", winner: "winner" }));
    expect(await find("loser")).toEqual({ kind: "moved", slug: "winner" });
    expect(await showPublicRevision(catalogue.context, "loser", 1)).toEqual({ kind: "removed" });
  });

  test("relations and members that name the old address still find the record", async () => {
    const { id } = await published(catalogue.context);
    await published(
      catalogue.context,
      aPlatform({
        slug: "child",
        level: "variant",
        parent: "sample-frigate",
        related: [{ kind: "replaces", slug: "sample-frigate" }],
      }),
    );
    expectDone(await renamePlatform(catalogue.context, aPublisher, { id, to: "second", ...form }));
    expect(await find("child")).toMatchObject({
      platform: { parent: { slug: "second" }, related: [{ kind: "replaces", to: { slug: "second" } }] },
    });
    expect(await find("second")).toMatchObject({
      platform: { children: [{ slug: "child" }], related: [{ kind: "replaced-by", to: { slug: "child" } }] },
    });
  });

  test("a draft with another address renames the record when it is published", async () => {
    const { id } = await published(catalogue.context);
    await saved(catalogue.context, { id, content: aPlatform({ slug: "second" }), expectedVersion: 1 });
    expect(await find("second")).toEqual({ kind: "unknown" });
    expectDone(await publishDraft(catalogue.context, aPublisher, { id, expectedVersion: 2, ...form }));
    expect(await find()).toEqual({ kind: "moved", slug: "second" });
  });

  test("an address that is or was another record's is refused", async () => {
    const { id } = await published(catalogue.context);
    await published(catalogue.context, aPlatform({ slug: "other" }));
    const { id: third } = await published(catalogue.context, aPlatform({ slug: "third" }));
    expectDone(await renamePlatform(catalogue.context, aPublisher, { id: third, to: "fourth", ...form }));
    for (const slug of ["other", "third"]) {
      await nothing(async () => {
        expect(await renamePlatform(catalogue.context, aPublisher, { id, to: slug, ...form })).toEqual({
          ok: false,
          problem: { kind: "slug-taken", slug },
        });
      });
      const { version } = await saved(catalogue.context, { content: aPlatform({ slug }) });
      expect(version).toBe(1);
    }
    const drafts = await catalogue.sql<{ id: string }>("SELECT platform_id AS id FROM draft");
    for (const draft of drafts)
      expect(
        await publishDraft(catalogue.context, aPublisher, { id: draft.id, expectedVersion: 1, ...form }),
      ).toMatchObject({ ok: false, problem: { kind: "slug-taken" } });
  });
});

describe("an old version", () => {
  test("comes back as a draft, at the record's present address, and changes nothing public until it is published", async () => {
    const { id } = await published(catalogue.context);
    await saved(catalogue.context, {
      id,
      content: aPlatform({ slug: "second", summary: "Newer." }),
      expectedVersion: 1,
    });
    expectDone(await publishDraft(catalogue.context, aPublisher, { id, expectedVersion: 2, ...form }));
    const before = await find("second");

    const { version } = expectDone(
      await restoreRevision(catalogue.context, anEditor, { id, version: 1, expectedVersion: 3, ...form }),
    );

    expect(await draftOf(id)).toMatchObject({ content: { ...aPlatform(), slug: "second" }, base_version: 3 });
    expect(await find("second")).toEqual(before);
    expectDone(await publishDraft(catalogue.context, aPublisher, { id, expectedVersion: version, ...form }));
    expect(await find("second")).toMatchObject({ platform: { content: { summary: aPlatform().summary } } });
  });

  test("a version that never was comes back as nothing", async () => {
    const { id } = await published(catalogue.context);
    for (const version of [0, 2, 1.5, NaN, 1e12])
      expect(
        await restoreRevision(catalogue.context, anEditor, { id, version, expectedVersion: 1, ...form }),
      ).toMatchObject({ ok: false, problem: { kind: "not-found", what: "version" } });
  });
});

describe("discarding", () => {
  test("a draft of a public record goes, and the public record stays", async () => {
    const { id } = await published(catalogue.context);
    const before = await find();
    await saved(catalogue.context, { id, content: aPlatform({ summary: "Drafted." }), expectedVersion: 1 });
    expect(
      expectDone(await discardDraft(catalogue.context, anEditor, { id, expectedVersion: 2, ...form })).binned,
    ).toBe(false);
    expect(await draftOf(id)).toBeUndefined();
    expect(await find()).toEqual(before);
  });

  test("a draft that is all there is goes to the bin, where it can be fetched back", async () => {
    const { id } = await saved(catalogue.context);
    expect(
      expectDone(await discardDraft(catalogue.context, anEditor, { id, expectedVersion: 1, ...form })).binned,
    ).toBe(true);
    expectDone(await restorePlatform(catalogue.context, aPublisher, { id, ...form }));
    expect(await draftOf(id)).toMatchObject({ content: aPlatform() });
  });
});

describe("a time for publishing", () => {
  const scheduled = async (content = aPlatform()) => {
    const { id } = await saved(catalogue.context, { content });
    expectDone(
      await schedulePublishing(catalogue.context, aPublisher, { id, expectedVersion: 1, publishAt: EVENING, ...form }),
    );
    return id;
  };

  test("is kept: not before, and once, however many processes look", async () => {
    const id = await scheduled();
    expect(await publishDue(catalogue.context)).toEqual({ published: [], refused: [] });
    expect(await find()).toEqual({ kind: "unknown" });
    now = EVENING;
    const second = await catalogue.reopened();
    const outcomes = await Promise.all(
      [catalogue.context, second, catalogue.context, second].map((context) => publishDue(context)),
    );
    expect(outcomes.flatMap((outcome) => outcome.published)).toEqual([id]);
    expect(outcomes.flatMap((outcome) => outcome.refused)).toEqual([]);
    expect(await find()).toMatchObject({ kind: "found", platform: { version: 3, updatedAt: EVENING.toISOString() } });
    expect(await actions()).toEqual(["draft", "schedule", "publish"]);
    expect(await catalogue.sql(`SELECT "by", via FROM revision WHERE action = 'publish'`)).toEqual([
      { by: "user:ravi", via: "schedule" },
    ]);
    expect(await publishDue(catalogue.context)).toEqual({ published: [], refused: [] });
  });

  test("falls away when the draft is saved after it: other content was approved", async () => {
    const id = await scheduled();
    await saved(catalogue.context, { id, content: aPlatform({ summary: "Changed." }), expectedVersion: 1 });
    now = EVENING;
    expect(await publishDue(catalogue.context)).toEqual({ published: [], refused: [] });
    expect(await draftOf(id)).toMatchObject({ publish_at: null });
  });

  test("can be taken back", async () => {
    const id = await scheduled();
    expectDone(
      await schedulePublishing(catalogue.context, aPublisher, { id, expectedVersion: 1, publishAt: null, ...form }),
    );
    now = EVENING;
    expect(await publishDue(catalogue.context)).toEqual({ published: [], refused: [] });
    // Three entries that all read "scheduled" would not say what was done.
    const told = `SELECT details ->> 'publishAt' AS at FROM audit_entry WHERE action = 'draft:schedule' AND target = $1 ORDER BY number`;
    const entries = await catalogue.sql<{ at: string }>(told, [`platform:${id}`]);
    expect(entries.map(({ at }) => at)).toEqual([EVENING.toISOString(), "taken back"]);
    expect(
      await catalogue.sql("SELECT action, reason FROM revision WHERE action LIKE '%schedule' ORDER BY version"),
    ).toEqual([
      { action: "schedule", reason: `For ${EVENING.toISOString().slice(0, 16).replace("T", " ")} UTC` },
      { action: "unschedule", reason: null },
    ]);
  });

  test("what cannot be published then is taken off the clock, with the reason, and holds up nothing else", async () => {
    const blocked = await scheduled();
    const free = await scheduled(aPlatform({ slug: "free" }));
    await published(catalogue.context);
    now = EVENING;
    expect(await publishDue(catalogue.context)).toEqual({ published: [free], refused: [blocked] });
    expect(await draftOf(blocked)).toMatchObject({
      publish_at: null,
      schedule_problem: expect.stringContaining("belongs to another record"),
    });
    expect(await publishDue(catalogue.context)).toEqual({ published: [], refused: [] });
  });

  // Somebody may be disabled because another signs in as them.
  test.each([
    ["was disabled since", `"disabled_at" = now()`],
    ["is no publisher any more", "role = 'editor'"],
  ])("set by somebody who %s publishes nothing, and the desk is told", async (_, change) => {
    const userId = catalogue.context.newId();
    const person = { id: userId, name: "Leaving", email: `${userId}@example.org`, role: "publisher" as const };
    await addUser(catalogue.context.store.read, person, "no password", now);
    const { id } = await saved(catalogue.context);
    const actor = anActor({ id: `user:${userId}` });
    const step = { id, expectedVersion: 1, publishAt: EVENING, ...form };
    expectDone(await schedulePublishing(catalogue.context, actor, step));
    await catalogue.sql(`UPDATE "user" SET ${change} WHERE id = $1`, [userId]);
    now = EVENING;
    expect(await publishDue(catalogue.context)).toEqual({ published: [], refused: [id] });
    expect(await find()).toEqual({ kind: "unknown" });
    expect(await draftOf(id)).toMatchObject({
      publish_at: null,
      schedule_problem: expect.stringContaining("may not publish it any more"),
    });
  });

  test("a time that has passed, and a draft that is not complete, are refused at once", async () => {
    const { id } = await saved(catalogue.context, { content: { name: "Half" } });
    const at = (publishAt: Date) =>
      schedulePublishing(catalogue.context, aPublisher, { id, expectedVersion: 1, publishAt, ...form });
    await nothing(async () => {
      expect(await at(NOON)).toMatchObject({ problem: { kind: "invalid", issues: [{ path: "publishAt" }] } });
      expect(await at(new Date(NaN))).toMatchObject({ problem: { kind: "invalid", issues: [{ path: "publishAt" }] } });
      expect(await at(EVENING)).toMatchObject({ problem: { kind: "invalid" } });
    });
  });
});

test("a record that nobody knows, and an id that is none, are not found", async () => {
  for (const id of ["nonsense", "0198c0de-0000-7000-8000-000000000000"])
    expect(await unpublishPlatform(catalogue.context, aPublisher, { id, ...form })).toMatchObject({
      ok: false,
      problem: { kind: "not-found" },
    });
  expect(
    await unpublishPlatform(catalogue.context, anActor({ role: "viewer" }), { id: "nonsense", ...form }),
  ).toMatchObject({ ok: false });
});
