import { binPlatform } from "@/lib/catalogue/commands/bin-platform";
import { commentOnDraft } from "@/lib/catalogue/commands/comment-on-draft";
import { dropUnsavedEdit } from "@/lib/catalogue/commands/drop-unsaved-edit";
import { keepUnsavedEdit } from "@/lib/catalogue/commands/keep-unsaved-edit";
import { publishDraft } from "@/lib/catalogue/commands/publish-draft";
import { renamePlatform } from "@/lib/catalogue/commands/rename-platform";
import { restoreRevision } from "@/lib/catalogue/commands/restore-revision";
import { saveDraft } from "@/lib/catalogue/commands/save-draft";
import { sendBackDraft } from "@/lib/catalogue/commands/send-back-draft";
import { setOwnReview } from "@/lib/catalogue/commands/set-own-review";
import { submitDraft } from "@/lib/catalogue/commands/submit-draft";
import { unpublishPlatform } from "@/lib/catalogue/commands/unpublish-platform";
import { findLikelyDuplicates } from "@/lib/catalogue/queries/find-likely-duplicates";
import { getConflict } from "@/lib/catalogue/queries/get-conflict";
import { getDraft } from "@/lib/catalogue/queries/get-draft";
import { compareRevisions, findPublicRevision, getRevision } from "@/lib/catalogue/queries/get-revision";
import { getReviewPolicy } from "@/lib/catalogue/queries/get-review-policy";
import { listDesk, type ListDesk } from "@/lib/catalogue/queries/list-desk";
import { listOwnWork } from "@/lib/catalogue/queries/list-own-work";
import { listPublicRevisions, listRevisions } from "@/lib/catalogue/queries/list-revisions";
import { reportMissing } from "@/lib/catalogue/queries/report-missing";
import { whatLinksHere } from "@/lib/catalogue/queries/what-links-here";
import type { CopyMark } from "@/lib/core/record-form/form-window";
import { aPlatform, aProgramme } from "@/tests/factories/a-platform";
import { anActor } from "@/tests/factories/an-actor";
import { anAdministrator, anEditor, aPublisher, expectDone, published, saved, submitted } from "@/tests/support/desk";
import { openCatalogue, type OpenCatalogue } from "@/tests/support/open-catalogue";

let now = new Date("2025-07-02T12:00:00.000Z");
let catalogue: OpenCatalogue;
const context = () => catalogue.context;
beforeAll(async () => {
  catalogue = await openCatalogue({ clock: () => now });
});
afterAll(() => catalogue.close());
beforeEach(async () => {
  now = new Date("2025-07-02T12:00:00.000Z");
  await catalogue.sql("TRUNCATE platform, outbox_note, unsaved_edit, installation CASCADE");
});
const form = { via: "form" } as const;

describe("the desk's list", () => {
  const slugs = async (filter: ListDesk) =>
    expectDone(await listDesk(context(), anEditor, filter))
      .rows.map((row) => row.name)
      .sort();

  test("finds records by state, age, what they lack, whose they are, and words of drafts as well as of public records", async () => {
    await published(context(), aPlatform({ slug: "public", name: "Public" }));
    await saved(context(), {
      content: { name: "Half", programmes: [{ ...aProgramme(), sources: [] }], summary: "Zebrafish" },
    });
    now = new Date("2025-07-10T12:00:00.000Z");
    await submitted(context(), aPlatform({ slug: "waiting", name: "Waiting", designation: "Su-30MKI" }), aPublisher);
    const { id } = await published(context(), aPlatform({ slug: "binned", name: "Binned" }));
    expectDone(await binPlatform(context(), aPublisher, { id, ...form }));

    expect(await slugs({})).toEqual(["Half", "Public", "Waiting"]);
    expect(await slugs({ states: ["draft"] })).toEqual(["Half"]);
    expect(await slugs({ states: ["in-review", "published"] })).toEqual(["Public", "Waiting"]);
    expect(await slugs({ states: ["binned"] })).toEqual(["Binned"]);
    expect(await slugs({ lackingSources: true })).toEqual(["Half"]);
    expect(await slugs({ untouchedSince: new Date("2025-07-05") })).toEqual(["Half", "Public"]);
    expect(await slugs({ by: "user:asha" })).toEqual(["Half"]);
    expect(await slugs({ text: "zebra" })).toEqual(["Half"]);
    expect(await slugs({ text: "su 30 mki" })).toEqual(["Waiting"]);
    expect(await slugs({ text: "%" })).toEqual([]);
    expect(await slugs({ perPage: 1, page: 2 })).toHaveLength(1);
    expect(expectDone(await listDesk(context(), anEditor, { perPage: 1 })).total).toBe(3);
  });

  test("has what is called so before what only mentions it, however lately that was written", async () => {
    await saved(context(), { content: { designation: "Su-30MKI", name: "Flanker" } });
    now = new Date("2025-07-03T12:00:00.000Z");
    await saved(context(), { content: { name: "Missile", summary: "Carried by the Su-30MKI." } });
    const found = expectDone(await listDesk(context(), anEditor, { text: "Su-30MKI" }));
    expect(found.rows.map(({ name }) => name)).toEqual(["Flanker", "Missile"]);
  });

  test("has every record on one of its pages, the longest waiting first where that is asked for, and behind the last page the last", async () => {
    for (const [at, slug] of ["first", "second", "third"].entries()) {
      now = new Date(`2025-07-0${at + 3}T12:00:00.000Z`);
      await submitted(context(), aPlatform({ slug, name: slug }), aPublisher);
    }
    const pageOf = async (page: number, oldestFirst = false) => {
      const filter = { states: ["in-review"], perPage: 2, page, oldestFirst } as const;
      const list = expectDone(await listDesk(context(), anEditor, filter));
      return [list.rows.map(({ name }) => name), list.page, list.last, list.total];
    };
    expect(await pageOf(1)).toEqual([["third", "second"], 1, 2, 3]);
    expect(await pageOf(1, true)).toEqual([["first", "second"], 1, 2, 3]);
    expect(await pageOf(2, true)).toEqual([["third"], 2, 2, 3]);
    expect(await pageOf(Infinity, true)).toEqual([["third"], 2, 2, 3]);
    expect(await pageOf(Number.NEGATIVE_INFINITY)).toEqual([["third", "second"], 1, 2, 3]);
  });

  test("is closed to strangers", async () => {
    expect(await listDesk(context(), anActor({ role: "nobody" as never }))).toMatchObject({
      ok: false,
      problem: { kind: "forbidden" },
    });
  });
});

describe("what somebody has begun", () => {
  // A tab was closed over a record that was never saved: nothing leads back to it but this.
  test("is theirs to find again: forms left unsaved, new records among them, and drafts; and nobody else's", async () => {
    const fresh = context().newId();
    expectDone(
      await keepUnsavedEdit(context(), anEditor, { formId: fresh, content: { name: "New one" }, fromVersion: null }),
    );
    now = new Date("2025-07-02T13:00:00.000Z");
    const { id } = await saved(context(), { content: { name: "Half" } });
    expectDone(await keepUnsavedEdit(context(), anEditor, { formId: id, content: { name: "Halves" }, fromVersion: 1 }));
    await submitted(context(), aPlatform({ name: "Waiting" }), aPublisher);

    expect(expectDone(await listOwnWork(context(), anEditor))).toMatchObject({
      left: [
        { formId: id, name: "Halves", isSaved: true },
        { formId: fresh, name: "New one", isSaved: false, designation: null },
      ],
      drafts: { total: 1, rows: [{ name: "Half" }] },
      waiting: 1,
    });
    expect(expectDone(await listOwnWork(context(), aPublisher))).toMatchObject({ left: [], drafts: { total: 0 } });
    expect(await listOwnWork(context(), anActor({ role: "nobody" as never }))).toMatchObject({
      ok: false,
      problem: { kind: "forbidden" },
    });
  });
});

describe("opening a draft", () => {
  test("gives its content, what is missing, what was said, and what whoever opens it may do", async () => {
    const { id, version } = await submitted(context());
    expectDone(await commentOnDraft(context(), anEditor, { id, text: " The yard is not named. " }));
    now = new Date("2025-07-02T13:00:00.000Z");
    expectDone(
      await sendBackDraft(context(), aPublisher, { id, expectedVersion: version, comment: "Name the yard", ...form }),
    );

    const opened = expectDone(await getDraft(context(), anEditor, id));
    expect(opened).toMatchObject({
      title: "SF-1 Sample frigate",
      state: "draft",
      content: aPlatform(),
      version: 1,
      missing: [],
      isBehind: false,
      talk: [
        { text: "The yard is not named.", by: "user:asha" },
        { text: "Name the yard", by: "user:ravi", version: 3 },
      ],
      may: { "draft:save": true, "draft:submit": true, "draft:publish": false, "platform:bin": false },
    });
    expect(expectDone(await getDraft(context(), aPublisher, id)).may).toMatchObject({
      "draft:publish": true,
      "platform:purge": false,
    });
  });

  // Nothing typed is ever lost, and nobody but its writer sees it.
  test("gives back what its editor typed and did not save, and tells others only that they are typing", async () => {
    const { id } = await saved(context());
    const content = { ...aPlatform(), summary: "Half a sent" };
    expectDone(await keepUnsavedEdit(context(), anEditor, { formId: id, content, fromVersion: 1 }));
    expect(expectDone(await getDraft(context(), anEditor, id))).toMatchObject({
      unsaved: [{ content, fromVersion: 1 }],
      othersEditing: [],
    });
    const others = expectDone(await getDraft(context(), aPublisher, id));
    expect(others).toMatchObject({ unsaved: [], othersEditing: [{ editor: "user:asha", at: now }] });
    expect(JSON.stringify(others)).not.toContain("Half a sent");

    now = new Date("2025-07-02T12:11:00.000Z");
    expect(expectDone(await getDraft(context(), aPublisher, id)).othersEditing).toEqual([]);
    await saved(context(), { id, content, expectedVersion: 1 });
    expect(expectDone(await getDraft(context(), anEditor, id)).unsaved).toEqual([]);
  });

  test("says when the public record was changed past it", async () => {
    const { id } = await published(context());
    await saved(context(), { id, content: aPlatform({ summary: "Drafted." }), expectedVersion: 1 });
    expectDone(await renamePlatform(context(), aPublisher, { id, to: "second", ...form }));
    expect(expectDone(await getDraft(context(), anEditor, id)).isBehind).toBe(true);
  });

  test("of a record without one gives what is public, to begin from", async () => {
    const { id } = await published(context());
    expect(expectDone(await getDraft(context(), anEditor, id))).toMatchObject({
      state: "published",
      content: aPlatform(),
      version: 1,
      draft: null,
    });
  });
});

test("a conflict costs nothing that was typed: the unsaved edit stays until a save succeeds", async () => {
  const { id } = await saved(context());
  expectDone(await keepUnsavedEdit(context(), anEditor, { formId: id, content: { name: "Mine" }, fromVersion: 1 }));
  await saved(context(), { id, content: aPlatform({ summary: "Theirs." }), expectedVersion: 1 }, aPublisher);
  expect(
    await saveDraft(context(), anEditor, { id, content: { name: "Mine" }, expectedVersion: 1, ...form }),
  ).toMatchObject({ problem: { kind: "conflict" } });
  expect(expectDone(await getDraft(context(), anEditor, id)).unsaved).toMatchObject([{ content: { name: "Mine" } }]);
});

// Of one row for each form the slower window would leave its own text alone, and nobody would learn of the other's.
describe("one editor's windows on one form", () => {
  const FIRST = "0198c0de-0000-7000-8000-000000000001";
  const SECOND = "0198c0de-0000-7000-8000-000000000002";
  let formId: string;
  let minutes = 0;
  beforeEach(async () => {
    minutes = 0;
    formId = (await saved(context())).id;
  });
  const type = async (windowId: string, summary: string, from: CopyMark | null = null) => {
    now = new Date(Date.parse("2025-07-02T12:00:00.000Z") + 60_000 * ++minutes);
    const kept = { formId, windowId, from, content: { summary }, fromVersion: 1 };
    return { windowId, at: expectDone(await keepUnsavedEdit(context(), anEditor, kept)).at.toISOString() };
  };
  const left = async () =>
    expectDone(await getDraft(context(), anEditor, formId)).unsaved.map(({ content }) => content.summary);

  test("keep what was typed in each, and say when the record is listed that there is one form", async () => {
    await type(FIRST, "one");
    await type(SECOND, "two");
    await type(FIRST, "one more");
    expect(await left()).toEqual(["one more", "two"]);
    expect(expectDone(await listOwnWork(context(), anEditor)).left).toMatchObject([{ formId, isSaved: true }]);
    expect(expectDone(await getDraft(context(), aPublisher, formId)).othersEditing).toEqual([
      { editor: "user:asha", at: now },
    ]);
  });

  test("go on from a copy in its place, but not from one that was typed into since", async () => {
    const shown = await type(FIRST, "one");
    await type(SECOND, "one, and two", shown);
    expect(await left()).toEqual(["one, and two"]);

    const again = await type(FIRST, "one");
    await type(FIRST, "one more");
    await type(SECOND, "one, and three", again);
    expect(await left()).toEqual(["one, and three", "one more"]);
  });

  test("keep what both say alike once", async () => {
    await type(FIRST, "alike");
    await type(SECOND, "alike");
    expect(await left()).toEqual(["alike"]);
  });

  test("settle by a save, or by going back, what was typed in them and no more", async () => {
    const shown = await type(FIRST, "one");
    await type(SECOND, "two");
    const THIRD = "0198c0de-0000-7000-8000-000000000003";
    await saved(context(), {
      id: formId,
      content: aPlatform({ summary: "One, saved." }),
      expectedVersion: 1,
      form: { formId, windowId: THIRD, from: shown },
    });
    expect(await left()).toEqual(["two"]);
    expectDone(await dropUnsavedEdit(context(), anEditor, { formId, windowId: FIRST, from: null }));
    expect(await left()).toEqual(["two"]);
    expectDone(await dropUnsavedEdit(context(), anEditor, { formId, windowId: SECOND, from: null }));
    expect(await left()).toEqual([]);
  });

  test("meet a conflict with the last copy, which bringing both together settles alone", async () => {
    await type(FIRST, "one");
    await type(SECOND, "two");
    await saved(context(), { id: formId, content: aPlatform({ name: "Theirs" }), expectedVersion: 1 }, aPublisher);
    const open = expectDone(await getConflict(context(), anEditor, { id: formId }));
    expect(open?.copy?.windowId).toBe(SECOND);
    const settled = { formId, windowId: formId, from: open?.copy ?? null };
    await saved(context(), { id: formId, content: open?.merged, expectedVersion: open?.version ?? 0, form: settled });
    expect(await left()).toEqual(["one"]);
  });

  test("are none of them settled by restoring an older version", async () => {
    await type(FIRST, "one");
    expectDone(await restoreRevision(context(), anEditor, { id: formId, version: 1, expectedVersion: 1, ...form }));
    expect(await left()).toEqual(["one"]);
  });
});

describe("history", () => {
  test("tells the desk every version with its changes in words, and the public the published ones alone", async () => {
    const { id } = await published(context());
    await saved(context(), {
      id,
      content: aPlatform({ programmes: [aProgramme({ delivered: 8 })] }),
      expectedVersion: 1,
    });
    await saved(context(), {
      id,
      content: aPlatform({ programmes: [aProgramme({ delivered: 12 })] }),
      expectedVersion: 2,
    });
    expectDone(
      await publishDraft(context(), aPublisher, { id, expectedVersion: 3, reason: "Internal: told by R.", ...form }),
    );
    await saved(context(), { id, content: aPlatform({ summary: "Secret." }), expectedVersion: 4 });

    const told = expectDone(await listRevisions(context(), anEditor, { id })).map(
      ({ version, action, by, changes }) => [version, action, by, changes.map(({ text }) => text)],
    );
    const programme = 'Programme "India, Indian Navy": delivered';
    expect(told).toEqual([
      [
        5,
        "draft",
        "user:asha",
        ["Summary A frigate that stands for any other. → Secret.", `${programme} 12 → nothing`],
      ],
      [4, "publish", "user:ravi", [`${programme} nothing → 12`]],
      [3, "draft", "user:asha", [`${programme} 8 → 12`]],
      [2, "draft", "user:asha", [`${programme} nothing → 8`]],
      [1, "publish", "user:ravi", []],
    ]);
    const open = await listPublicRevisions(context(), { slug: "sample-frigate" });
    expect(open).toMatchObject({
      entries: [
        { version: 4, changes: [{ text: `${programme} nothing → 12` }] },
        { version: 1, changes: [] },
      ],
      hasOlder: false,
    });
    expect(JSON.stringify(open)).not.toMatch(/Secret|Internal|user:/);
  });

  test("a published version can be read for good; a draft's never, nor any of a record that is not public", async () => {
    const { id } = await published(context());
    await saved(context(), { id, content: aPlatform({ summary: "Newer." }), expectedVersion: 1 });
    expectDone(await publishDraft(context(), aPublisher, { id, expectedVersion: 2, ...form }));
    const open = (version: number) => findPublicRevision(context(), "sample-frigate", version);
    expect(await open(1)).toMatchObject({ version: 1, isCurrent: false, content: aPlatform() });
    expect(await open(3)).toMatchObject({ version: 3, isCurrent: true, content: { summary: "Newer." } });
    for (const version of [2, 0, 4, -1, 1.5, NaN, 1e12])
      expect([version, await open(version)]).toEqual([version, null]);
    expect(expectDone(await getRevision(context(), anEditor, { id, version: 2 }))).toMatchObject({
      action: "draft",
      content: { summary: "Newer." },
    });
    expect(expectDone(await compareRevisions(context(), anEditor, { id, from: 3, to: 1 }))).toMatchObject([
      { path: "summary" },
    ]);

    expectDone(await unpublishPlatform(context(), aPublisher, { id, ...form }));
    expect([await open(1), await open(3), await listPublicRevisions(context(), { slug: "sample-frigate" })]).toEqual([
      null,
      null,
      null,
    ]);
  });
});

test("likely duplicates are found among public records and drafts, however the designation is spelled", async () => {
  const one = await published(context(), aPlatform({ slug: "p-8i", designation: "P-8I", name: "Neptune" }));
  const two = await saved(context(), { content: { designation: "p 8 i" } });
  const found = expectDone(await findLikelyDuplicates(context(), anEditor, { names: ["P8I"], exceptId: null }));
  expect(found.map(({ id, state }) => [id, state])).toEqual(
    expect.arrayContaining([
      [one.id, "published"],
      [two.id, "draft"],
    ]),
  );
  expect(
    expectDone(await findLikelyDuplicates(context(), anEditor, { names: ["p-8i"], exceptId: one.id })).map(
      ({ id }) => id,
    ),
  ).toEqual([two.id]);
  expect(expectDone(await findLikelyDuplicates(context(), anEditor, { names: ["", "!"] }))).toEqual([]);
});

test("the report names what there is to mend", async () => {
  await published(
    context(),
    aPlatform({
      slug: "one",
      related: [{ kind: "replaces", slug: "nowhere" }],
      programmes: [aProgramme({ asOf: "2019" }), aProgramme({ key: "past", status: "retired", asOf: "2001" })],
    }),
  );
  await published(context(), aPlatform({ slug: "two", related: [{ kind: "replaces", slug: "one" }] }));
  const half = await saved(context(), { content: { name: "Half", programmes: [{ ...aProgramme(), sources: [] }] } });
  const { id } = await published(
    context(),
    aPlatform({ slug: "moved", designation: "X-9", name: "Moved", related: [] }),
  );
  await published(
    context(),
    aPlatform({
      slug: "follower",
      designation: "X-10",
      name: "Follower",
      related: [{ kind: "replaces", slug: "moved" }],
    }),
  );
  expectDone(await renamePlatform(context(), aPublisher, { id, to: "here-now", ...form }));

  const report = expectDone(await reportMissing(context(), anEditor));
  expect(report.draftsLackingSources.map((row) => row.id)).toEqual([half.id]);
  expect(report.staleFacts).toMatchObject([
    { slug: "one", designation: "SF-1", name: "Sample frigate", programme: "in-navy", asOf: "2019" },
  ]);
  expect(report.deadLinks).toMatchObject([{ slug: "one", as: "relation", to: "nowhere" }]);
  expect(report.sharedNames).toContainEqual({ key: "sf1", slugs: ["one", "two"] });
  expect(report.longUnchanged).toHaveLength(4);
  expect(expectDone(await whatLinksHere(context(), anEditor, id))).toMatchObject([
    { slug: "follower", as: "relation", where: "published" },
  ]);
});

test("an editor publishes their own submission only where an administrator has allowed it, and never another's", async () => {
  const own = await submitted(context());
  const others = await submitted(
    context(),
    aPlatform({ slug: "others" }),
    anActor({ id: "user:other", role: "editor" }),
  );
  const publish = ({ id, version }: { id: string; version: number }) =>
    publishDraft(context(), anEditor, { id, expectedVersion: version, ...form });
  expect(await publish(own)).toMatchObject({ problem: { kind: "forbidden" } });
  expect(await setOwnReview(context(), aPublisher, { allowed: true })).toMatchObject({
    problem: { kind: "forbidden" },
  });
  expectDone(await setOwnReview(context(), anAdministrator, { allowed: true }));
  expect(await getReviewPolicy(context())).toEqual({ ownReview: true });
  expect(await publish(others)).toMatchObject({ problem: { kind: "forbidden" } });
  expectDone(await publish(own));
});

test("while others review it, a draft stands still; whoever submitted it can take it back", async () => {
  const { id, version } = await submitted(context());
  expect(
    await saveDraft(context(), anEditor, { id, content: { name: "x" }, expectedVersion: version, ...form }),
  ).toMatchObject({ problem: { kind: "wrong-state", state: "in-review" } });
  expectDone(await sendBackDraft(context(), anEditor, { id, expectedVersion: version, comment: null, ...form }));
  expectDone(await submitDraft(context(), anEditor, { id, expectedVersion: version, ...form }));
  expect(
    await sendBackDraft(context(), aPublisher, { id, expectedVersion: version, comment: " ", ...form }),
  ).toMatchObject({ problem: { kind: "invalid", issues: [{ path: "comment" }] } });
});
