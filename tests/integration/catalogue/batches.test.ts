import { writeFileSync } from "node:fs";
import path from "node:path";
import { binPlatform } from "@/lib/catalogue/commands/bin-platform";
import { bulkEditPlatforms } from "@/lib/catalogue/commands/bulk-edit-platforms";
import { importPlatforms } from "@/lib/catalogue/commands/import-platforms";
import { mergePlatforms } from "@/lib/catalogue/commands/merge-platforms";
import { publishPlatforms } from "@/lib/catalogue/commands/publish-platforms";
import { undoBatch } from "@/lib/catalogue/commands/undo-batch";
import { findPlatform } from "@/lib/catalogue/queries/find-platform";
import { previewMerge } from "@/lib/catalogue/queries/preview-merge";
import type { PlatformInput } from "@/lib/core/platform/platform";
import { emptySearch } from "@/lib/core/search/search-state";
import { readPublished } from "@/lib/store/published-platforms";
import { aPlatform, aProgramme, aSource, aSpec, anEvent } from "@/tests/factories/a-platform";
import { anActor } from "@/tests/factories/an-actor";
import { everyRow } from "@/tests/support/every-row";
import { openCatalogue, type OpenCatalogue } from "@/tests/support/open-catalogue";
import { temporaryFolder } from "@/tests/support/temporary-folder";

const folder = temporaryFolder();
let catalogue: OpenCatalogue;
beforeAll(async () => {
  catalogue = await openCatalogue();
});
afterAll(async () => {
  await catalogue.close();
  folder.remove();
});
beforeEach(() => catalogue.sql("TRUNCATE platform, outbox_note, batch CASCADE"));

const publish = async (...records: (Partial<PlatformInput> & { version?: number })[]) => {
  const result = await publishPlatforms(catalogue.context, anActor(), {
    via: "form",
    records: records.map(({ version, ...overrides }) => ({
      record: aPlatform(overrides),
      expectedVersion: version ?? null,
    })),
  });
  expect(result).toMatchObject({ ok: true });
};
const imported = async (...records: Partial<PlatformInput>[]) => {
  const file = { path: path.join(folder.path, "records.json"), name: "records.json" };
  writeFileSync(file.path, JSON.stringify(records.map((overrides) => aPlatform(overrides))));
  const result = await importPlatforms(catalogue.context, anActor(), { file });
  if (!result.ok || result.value.batchId === null) throw new Error(JSON.stringify(result));
  return result.value.batchId;
};
const contents = async () =>
  new Map((await readPublished(catalogue.context.store.read, {})).map(({ content }) => [content.slug, content]));
const versions = () =>
  catalogue.sql(
    "SELECT slug, version, published_version AS published, binned_at IS NOT NULL AS binned FROM platform ORDER BY slug",
  );
const nothing = async (work: () => Promise<unknown>) => {
  const before = await everyRow(catalogue.pool);
  await work();
  expect(await everyRow(catalogue.pool)).toEqual(before);
};
const edit = (change: object, of: Parameters<typeof bulkEditPlatforms>[2]["of"], preview = false) =>
  bulkEditPlatforms({ ...catalogue.context, engines: catalogue.context.engines.slice(-1) }, anActor(), {
    of,
    edit: change,
    preview,
  });

// Rows that would say the same again are left where they are; what cites a source that stays goes on citing it.
describe("an import that changes a part of a record", () => {
  const [navy, other] = [
    aProgramme({ value: { amount: 5, currency: "INR", sources: ["paper"] }, events: [anEvent()] }),
    aProgramme({ key: "bd-navy", operator: "BD", sources: ["paper"], events: [anEvent({ sources: ["paper"] })] }),
  ];
  const [gazette, paper] = [aSource(), aSource({ id: "paper", title: "Report", url: null })];
  const dispute = { about: "Length", sides: [{ claim: "120 m", sources: ["gazette"] }, { claim: "122 m" }] };
  const whole = {
    slug: "whole",
    names: [{ text: "WF 1", kind: "spelling" }],
    manufacturers: [{ name: "Yard", country: "IN" }],
    introduced: { year: 2001, sources: ["gazette"] },
    specs: [aSpec({ sources: ["paper", "gazette"] }), aSpec({ key: "beam", value: 20 })],
    variants: [{ designation: "WF-1A" }],
    programmes: [navy, other],
    related: [{ kind: "replaces", slug: "other" }],
    disputes: [dispute],
    sources: [gazette, paper],
  } satisfies Partial<PlatformInput>;
  const rowsOf = (table: string) => catalogue.sql(`SELECT to_jsonb(x) AS row FROM ${table} x ORDER BY 1`);
  const TABLES = ["platform_name", "platform_manufacturer", "variant", "relation", "source", "spec", "programme"];

  test.each<[string, Partial<PlatformInput>, string[]]>([
    ["a summary", { summary: "Other." }, []],
    ["names", { names: [{ text: "WF 2", kind: "spelling" }, ...whole.names] }, ["platform_name"]],
    ["no makers any more", { manufacturers: [] }, ["platform_manufacturer"]],
    ["the year of introduction", { introduced: { year: 2002, sources: ["paper", "gazette"] } }, []],
    ["no year any more", { introduced: null }, []],
    ["a specification", { specs: [aSpec({ value: 121, sources: ["gazette", "paper"] })] }, ["spec"]],
    ["a variant", { variants: [{ designation: "WF-1B", note: "Later." }] }, ["variant"]],
    ["an event", { programmes: [{ ...other, events: [] }, navy] }, ["programme"]],
    ["a relation", { related: [] }, ["relation"]],
    ["a side of a dispute", { disputes: [{ ...dispute, preferred: 1, reason: "Measured." }] }, []],
    [
      "a source, and with it what rests on it",
      { sources: [paper, { ...gazette, title: "Another" }] },
      ["source", "spec", "programme"],
    ],
  ])("makes the rows of that part anew: %s", async (_, change, anew) => {
    await publish(whole, { ...whole, slug: "beside" });
    const before = await Promise.all(TABLES.map(rowsOf));
    await imported({ ...whole, ...change }, { ...whole, slug: "beside", summary: "Moved." });

    expect([...(await contents()).values()]).toEqual(
      expect.arrayContaining([
        aPlatform({ ...whole, ...change }),
        aPlatform({ ...whole, slug: "beside", summary: "Moved." }),
      ]),
    );
    const after = await Promise.all(TABLES.map(rowsOf));
    expect(TABLES.filter((_, at) => JSON.stringify(before[at]) !== JSON.stringify(after[at]))).toEqual(
      TABLES.filter((table) => anew.includes(table)),
    );
  });
});

describe("an import that is undone", () => {
  test("leaves every record as it was before, by new versions", async () => {
    await publish({ slug: "kept" }, { slug: "changed" });
    const before = await contents();
    const batchId = await imported({ slug: "kept" }, { slug: "changed", summary: "Other." }, { slug: "created" });
    expect((await contents()).get("changed")!.summary).toBe("Other.");

    expect(await undoBatch(catalogue.context, anActor(), { batchId })).toMatchObject({
      ok: true,
      value: { restored: 1, binned: 1 },
    });
    expect(await contents()).toEqual(before);
    expect(await versions()).toEqual([
      { slug: "changed", version: 3, published: 3, binned: false },
      { slug: "created", version: 2, published: null, binned: true },
      { slug: "kept", version: 1, published: 1, binned: false },
    ]);
    expect(await catalogue.sql("SELECT count(*)::int AS notes FROM outbox_note")).toEqual([{ notes: 6 }]);
  });

  // Undoing must never take a person's later work along.
  test("is refused and writes nothing where records were changed since, and names them", async () => {
    await publish({ slug: "one" }, { slug: "two" });
    const batchId = await imported({ slug: "one", summary: "Imported." }, { slug: "two", summary: "Imported." });
    await publish({ slug: "two", summary: "Somebody's own.", version: 2 });
    await nothing(async () => {
      expect(await undoBatch(catalogue.context, anActor(), { batchId })).toEqual({
        ok: false,
        problem: { kind: "not-undoable", batchId, changedSince: ["two"] },
      });
    });
  });

  test("can not be undone twice", async () => {
    const batchId = await imported({ slug: "one" });
    expect(await undoBatch(catalogue.context, anActor(), { batchId })).toMatchObject({ ok: true });
    await nothing(async () => {
      expect(await undoBatch(catalogue.context, anActor(), { batchId })).toMatchObject({ ok: false });
    });
  });
});

describe("a bulk edit", () => {
  const FLEET = [
    { slug: "a", roles: ["escort"], manufacturers: [{ name: "Old Works", country: "IN" }] },
    {
      slug: "b",
      manufacturers: [
        { name: "Old Works", country: "IN" },
        { name: "Other", country: "FR" },
      ],
    },
    { slug: "c", category: "corvette" as const },
  ];

  test.each([
    [{ set: "manufacturer", from: "Old Works", to: "New Works" }, ["a", "b"]],
    [{ set: "category", to: "corvette" }, ["a", "b"]],
    [{ set: "domain", to: "joint" }, ["a", "b", "c"]],
    [{ set: "service", from: "Indian Navy", to: "Coast Guard" }, ["a", "b", "c"]],
    [{ set: "source-url", from: "https://gazette.example/notice", to: "https://gazette.example/new" }, ["a", "b", "c"]],
    [{ set: "add-role", to: "escort" }, ["b", "c"]],
    [{ set: "remove-role", from: "escort" }, ["a"]],
  ])(
    "%j changes what it fits, as its preview says, and undoing it leaves no trace in content",
    async (change, changed) => {
      await publish(...FLEET);
      const before = await contents();
      const of = { search: emptySearch() };
      let preview: unknown;
      await nothing(async () => {
        preview = await edit(change, of, true);
      });
      const result = await edit(change, of);
      expect(preview).toEqual({ ...result, value: { ...(result as { value: object }).value, batchId: null } });
      if (!result.ok) throw new Error(JSON.stringify(result));
      expect(result.value.changed.map(({ slug }) => slug).sort()).toEqual(changed);
      expect(result.value.unchanged).toBe(3 - changed.length);

      expect(await undoBatch(catalogue.context, anActor(), { batchId: result.value.batchId! })).toMatchObject({
        ok: true,
      });
      expect(await contents()).toEqual(before);
    },
  );

  test("that makes one record unfit for publishing changes none, and names it with its field", async () => {
    await publish(
      { slug: "a", manufacturers: [{ name: "X", country: "IN" }] },
      {
        slug: "b",
        manufacturers: [
          { name: "X", country: "IN" },
          { name: "Y", country: "IN" },
        ],
      },
    );
    await nothing(async () => {
      expect(await edit({ set: "manufacturer", from: "X", to: "Y" }, { slugs: ["a", "b"] })).toMatchObject({
        ok: false,
        problem: { kind: "invalid", issues: [{ path: "b: manufacturers.1" }] },
      });
    });
  });

  test.each(["viewer", "editor"] as const)("is refused to a %s, and so are an import and an undo", async (role) => {
    const actor = anActor({ role });
    const file = { path: path.join(folder.path, "none.json"), name: "none.json" };
    for (const result of [
      await bulkEditPlatforms(catalogue.context, actor, { of: { slugs: [] }, edit: {} }),
      await importPlatforms(catalogue.context, actor, { file }),
      await undoBatch(catalogue.context, actor, { batchId: catalogue.context.newId() }),
      await mergePlatforms(catalogue.context, actor, { loser: "a", winner: "b" }),
    ])
      expect(result).toMatchObject({ ok: false, problem: { kind: "forbidden" } });
  });

  // Whoever presses the button has approved what they were shown, and nothing else.
  test("that would do something else than was shown writes nothing", async () => {
    await publish({ slug: "a", roles: ["escort"] }, { slug: "b", roles: [] });
    const of = { slugs: ["a", "b"] };
    const shown = await edit({ set: "add-role", to: "escort" }, of, true);
    if (!shown.ok) throw new Error(JSON.stringify(shown.problem));
    const apply = () =>
      bulkEditPlatforms(catalogue.context, anActor(), {
        of,
        edit: { set: "add-role", to: "escort" },
        expected: shown.value.fingerprint,
      });
    await publish({ slug: "a", roles: [], version: 1 });
    await nothing(async () => expect(await apply()).toEqual({ ok: false, problem: { kind: "moved" } }));
    await publish({ slug: "a", roles: ["escort"], version: 2 });
    expect(await apply()).toMatchObject({ ok: true, value: { changed: [{ slug: "b" }] } });
  });
});

describe("two records that are merged", () => {
  const merge = (loser: string, winner: string) => mergePlatforms(catalogue.context, anActor(), { loser, winner });

  test("the loser's address leads to the winner, which takes its relations over", async () => {
    await publish(
      {
        slug: "loser",
        related: [
          { kind: "replaces", slug: "old" },
          { kind: "similar-to", slug: "winner" },
        ],
      },
      {
        slug: "winner",
        related: [
          { kind: "replaces", slug: "older" },
          { kind: "linked-to", slug: "loser" },
        ],
      },
      {
        slug: "pointing",
        related: [
          { kind: "carries", slug: "loser" },
          { kind: "carries", slug: "winner" },
        ],
      },
      { slug: "child", level: "variant", parent: "loser" },
    );
    await catalogue.sql(
      "INSERT INTO old_slug (slug, platform_id, since) SELECT 'oldest', id, now() FROM platform WHERE slug = 'loser'",
    );
    expect(await merge("loser", "winner")).toMatchObject({
      ok: true,
      value: { changed: ["winner", "child", "pointing"].sort() },
    });

    for (const slug of ["loser", "oldest"])
      expect(await findPlatform(catalogue.context, slug)).toEqual({ kind: "moved", slug: "winner" });
    const now = await contents();
    expect([...now.keys()].sort()).toEqual(["child", "pointing", "winner"]);
    expect(now.get("winner")!.related.map(({ kind, slug }) => `${kind} ${slug}`)).toEqual([
      "replaces older",
      "replaces old",
    ]);
    expect(now.get("pointing")!.related).toHaveLength(1);
    expect(now.get("child")!.parent).toBe("winner");
    expect(await catalogue.sql("SELECT slug, version, action FROM revision WHERE version > 1 ORDER BY slug")).toEqual([
      { slug: "child", version: 2, action: "publish" },
      { slug: "loser", version: 2, action: "bin" },
      { slug: "pointing", version: 2, action: "publish" },
      { slug: "winner", version: 2, action: "publish" },
    ]);
  });

  test("are shown with all that would happen, whether they are named by address, former address or designation", async () => {
    const naming = (slug: string, designation: string) => ({ slug, designation, name: `The ${designation}` });
    await publish(
      {
        ...naming("loser", "QX-1A"),
        related: [
          { kind: "replaces", slug: "old" },
          { kind: "similar-to", slug: "winner" },
        ],
      },
      { ...naming("winner", "QX-1"), related: [{ kind: "linked-to", slug: "loser" }] },
      { ...naming("pointing", "ZZ-9"), related: [{ kind: "carries", slug: "loser" }] },
      naming("twin", "ZZ-9"),
    );
    await catalogue.sql(
      "INSERT INTO old_slug (slug, platform_id, since) SELECT 'oldest', id, now() FROM platform WHERE slug = 'loser'",
    );
    const preview = (loser: string, winner: string) => previewMerge(catalogue.context, anActor(), { loser, winner });
    for (const [loser, winner] of [
      ["loser", "winner"],
      ["http://127.0.0.1:3000/platforms/oldest?units=metric", " /platforms/winner "],
      ["qx 1a", "QX1"],
    ] as const) {
      const shown = await preview(loser, winner);
      if (!shown.ok) throw new Error(JSON.stringify(shown.problem));
      expect([shown.value.loser.slug, shown.value.winner.slug]).toEqual(["loser", "winner"]);
      expect(shown.value.addresses).toEqual(["loser", "oldest"]);
      expect(shown.value.naming).toEqual(["pointing"]);
      expect(shown.value.taken.map(({ kind }) => kind).sort()).toEqual(["added", "removed"]);
      expect(shown.value.differences).not.toEqual([]);
    }
    const issuesOf = async (loser: string, winner: string) => {
      const shown = await preview(loser, winner);
      return !shown.ok && shown.problem.kind === "invalid" ? shown.problem.issues.map(({ path }) => path) : shown;
    };
    expect(await issuesOf("nobody", "")).toEqual(["loser", "winner"]);
    expect(await issuesOf("ZZ-9", "winner")).toEqual(["loser"]);
    expect(await issuesOf("loser", "oldest")).toEqual(["winner"]);
    const [twin] = await catalogue.sql<{ id: string }>("SELECT id::text FROM platform WHERE slug = 'twin'");
    await binPlatform(catalogue.context, anActor(), { id: twin?.id ?? "", via: "form" });
    expect(await issuesOf("ZZ-9", "winner")).toMatchObject({ ok: true });
    expect(
      await previewMerge(catalogue.context, anActor({ role: "editor" }), { loser: "loser", winner: "winner" }),
    ).toMatchObject({ ok: false, problem: { kind: "forbidden" } });
  });

  test("nothing is written where one of them is not there, or both are the same", async () => {
    await publish({ slug: "one" });
    await nothing(async () => {
      expect(await merge("one", "nobody")).toMatchObject({ ok: false, problem: { kind: "not-found" } });
      expect(await merge("one", "one")).toMatchObject({ ok: false, problem: { kind: "invalid" } });
    });
  });
});
