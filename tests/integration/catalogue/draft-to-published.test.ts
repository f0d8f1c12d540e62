import { publishDraft } from "@/lib/catalogue/commands/publish-draft";
import { publishPlatforms } from "@/lib/catalogue/commands/publish-platforms";
import { saveDraft, type SaveDraft } from "@/lib/catalogue/commands/save-draft";
import { sendBackDraft } from "@/lib/catalogue/commands/send-back-draft";
import { submitDraft } from "@/lib/catalogue/commands/submit-draft";
import { findPlatform } from "@/lib/catalogue/queries/find-platform";
import { aPlatform, aProgramme, aSource } from "@/tests/factories/a-platform";
import { anActor } from "@/tests/factories/an-actor";
import { everyRow } from "@/tests/support/every-row";
import { openCatalogue, type OpenCatalogue } from "@/tests/support/open-catalogue";

let now = new Date("2025-07-02T12:00:00.000Z");
let catalogue: OpenCatalogue;
beforeAll(async () => {
  catalogue = await openCatalogue({ clock: () => now });
});
afterAll(() => catalogue.close());
beforeEach(async () => {
  now = new Date("2025-07-02T12:00:00.000Z");
  await catalogue.sql("TRUNCATE platform, outbox_note, unsaved_edit CASCADE");
});

const editor = anActor({ id: "user:asha", role: "editor" });
const publisher = anActor({ id: "user:ravi", role: "publisher" });

const save = (draft: Partial<SaveDraft>, actor = editor) =>
  saveDraft(catalogue.context, actor, { id: null, content: {}, expectedVersion: null, via: "form", ...draft });
/** A saved draft's id and version; anything else fails the test. */
const saved = async (draft: Partial<SaveDraft>, actor = editor) => {
  const result = await save(draft, actor);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};
const publishedFrigate = async () => {
  const result = await publishPlatforms(catalogue.context, publisher, {
    via: "api",
    records: [{ record: aPlatform(), expectedVersion: null }],
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  const [row] = await catalogue.sql<{ id: string }>("SELECT id FROM platform WHERE slug = 'sample-frigate'");
  return row!.id;
};
const revisions = () =>
  catalogue.sql(`SELECT version, action, "by", via, reason FROM revision ORDER BY platform_id, version`);
const nothing = async (work: () => Promise<unknown>) => {
  const before = await everyRow(catalogue.pool);
  await work();
  expect(await everyRow(catalogue.pool)).toEqual(before);
};

test("a draft may hold anything that was typed, and says what publishing would still ask for", async () => {
  const content = { name: "Sample", introduced: { year: "19o5" }, programmes: [{ key: "", ordered: "about twelve" }] };
  const { id } = await saved({ content });
  expect(
    await catalogue.sql("SELECT content, missing, missing_sources FROM draft WHERE platform_id = $1", [id]),
  ).toEqual([{ content, missing: expect.any(Number), missing_sources: expect.any(Number) }]);
  expect(await submitDraft(catalogue.context, editor, { id, expectedVersion: 1, via: "form" })).toMatchObject({
    ok: false,
    problem: {
      kind: "invalid",
      issues: expect.arrayContaining([
        { path: "slug", message: "Fill this in" },
        { path: "category", message: "Fill this in" },
        { path: "programmes.0.sources", message: "Fill this in" },
      ]),
    },
  });
});

test("a new record goes from draft through review to the public, each step one version that says who did what", async () => {
  const { id } = await saved({ content: { name: "Half" } });
  await saved({ id, content: aPlatform(), expectedVersion: 1, reason: "Names and source" });
  expect(
    await submitDraft(catalogue.context, editor, { id, expectedVersion: 2, comment: "Ready", via: "form" }),
  ).toMatchObject({ ok: true });
  expect(
    await sendBackDraft(catalogue.context, publisher, { id, expectedVersion: 2, comment: "Which yard?", via: "form" }),
  ).toMatchObject({ ok: true });
  await saved({ id, content: aPlatform({ summary: "Built at Mazagon." }), expectedVersion: 2 });
  expect(await submitDraft(catalogue.context, editor, { id, expectedVersion: 5, via: "form" })).toMatchObject({
    ok: true,
  });
  expect(await findPlatform(catalogue.context, "sample-frigate")).toEqual({ kind: "unknown" });

  expect(
    await publishDraft(catalogue.context, publisher, { id, expectedVersion: 5, reason: "Checked", via: "form" }),
  ).toEqual({
    ok: true,
    value: { id, slug: "sample-frigate", version: 7 },
  });

  expect(await revisions()).toEqual([
    { version: 1, action: "draft", by: "user:asha", via: "form", reason: null },
    { version: 2, action: "draft", by: "user:asha", via: "form", reason: "Names and source" },
    { version: 3, action: "submit", by: "user:asha", via: "form", reason: "Ready" },
    { version: 4, action: "send-back", by: "user:ravi", via: "form", reason: "Which yard?" },
    { version: 5, action: "draft", by: "user:asha", via: "form", reason: null },
    { version: 6, action: "submit", by: "user:asha", via: "form", reason: null },
    { version: 7, action: "publish", by: "user:ravi", via: "form", reason: "Checked" },
  ]);
  expect(await findPlatform(catalogue.context, "sample-frigate")).toMatchObject({
    kind: "found",
    platform: { version: 7, content: { summary: "Built at Mazagon." } },
  });
  expect(await catalogue.sql("SELECT FROM draft")).toEqual([]);
  expect(await catalogue.sql("SELECT FROM outbox_note")).toHaveLength(1);
});

test("saving a draft of a published record leaves what the public reads as it was, its version and time included", async () => {
  const id = await publishedFrigate();
  const before = await findPlatform(catalogue.context, "sample-frigate");
  now = new Date("2025-08-01T00:00:00.000Z");
  await saved({ id, content: { ...aPlatform(), summary: "Drafted." }, expectedVersion: 1 });
  expect(await findPlatform(catalogue.context, "sample-frigate")).toEqual(before);
  expect(await catalogue.sql("SELECT FROM outbox_note")).toHaveLength(1);
});

test("saving what is already there makes no version", async () => {
  const id = await publishedFrigate();
  await nothing(async () => {
    expect(await save({ id, content: aPlatform(), expectedVersion: 1 })).toEqual({
      ok: true,
      value: { id, version: 1, outcome: "unchanged" },
    });
  });
});

// Two editors have the same form open.
test("the slower of two saves is refused with what both wrote, and writes nothing", async () => {
  const id = await publishedFrigate();
  const theirs = aPlatform({ programmes: [aProgramme({ ordered: 4 })] });
  const mine = aPlatform({ summary: "Mine.", programmes: [aProgramme({ ordered: 6 })] });
  await saved({ id, content: theirs, expectedVersion: 1 }, publisher);
  await nothing(async () => {
    expect(await save({ id, content: mine, expectedVersion: 1 })).toEqual({
      ok: false,
      problem: {
        kind: "conflict",
        slug: "sample-frigate",
        against: "draft",
        yours: 1,
        current: 2,
        base: aPlatform(),
        theirs,
        mine,
        merged: mine,
        overlaps: [{ path: "programmes[in-navy].ordered", base: null, theirs: 4, mine: 6 }],
      },
    });
  });
});

test("a draft is not published over a public record that was changed meanwhile; merged with it, it is", async () => {
  const id = await publishedFrigate();
  await saved({ id, content: aPlatform({ summary: "Drafted." }), expectedVersion: 1 });
  const imported = aPlatform({ sources: [aSource(), aSource({ id: "yard" })] });
  expect(
    await publishPlatforms(catalogue.context, publisher, {
      via: "import",
      records: [{ record: imported, expectedVersion: 1 }],
    }),
  ).toMatchObject({ ok: true });

  const refused = await publishDraft(catalogue.context, publisher, { id, expectedVersion: 2, via: "form" });
  expect(refused).toMatchObject({
    ok: false,
    problem: { kind: "conflict", against: "published", yours: 1, current: 3, overlaps: [] },
  });
  if (refused.ok || refused.problem.kind !== "conflict") throw new Error("expected a conflict");
  const { merged, current } = refused.problem;
  const { version } = await saved({ id, content: merged, expectedVersion: 2, mergedWith: current });
  expect(await publishDraft(catalogue.context, publisher, { id, expectedVersion: version, via: "form" })).toMatchObject(
    { ok: true },
  );
  expect(await findPlatform(catalogue.context, "sample-frigate")).toMatchObject({
    platform: { content: { summary: "Drafted.", sources: [{ id: "gazette" }, { id: "yard" }] } },
  });
});

test("what was saved after a reviewer read it is not approved unread", async () => {
  const { id } = await saved({ content: aPlatform() });
  await saved({ id, content: aPlatform({ summary: "Changed." }), expectedVersion: 1 });
  await nothing(async () => {
    expect(await publishDraft(catalogue.context, publisher, { id, expectedVersion: 1, via: "form" })).toEqual({
      ok: false,
      problem: { kind: "stale", slug: `draft-${id}`, yours: 1, current: 2 },
    });
  });
});
