import { beginImportRun } from "@/lib/catalogue/commands/begin-import-run";
import { publishPlatforms } from "@/lib/catalogue/commands/publish-platforms";
import { receiveImportFile } from "@/lib/catalogue/commands/receive-import-file";
import { removeOldImports } from "@/lib/catalogue/commands/remove-old-imports";
import { runImportFile } from "@/lib/catalogue/commands/run-import-file";
import { getBatch } from "@/lib/catalogue/queries/batches";
import { getImportFile, listOwnImports } from "@/lib/catalogue/queries/uploaded-imports";
import type { Actor } from "@/lib/core/access/access";
import { importPieces } from "@/lib/store/import-files";
import { aPlatform } from "@/tests/factories/a-platform";
import { anActor } from "@/tests/factories/an-actor";
import { aPublisher, expectDone, published } from "@/tests/support/desk";
import { openCatalogue, type OpenCatalogue } from "@/tests/support/open-catalogue";

let catalogue: OpenCatalogue;
beforeAll(async () => {
  catalogue = await openCatalogue();
});
afterAll(() => catalogue.close());
beforeEach(() => catalogue.sql("TRUNCATE platform, outbox_note, batch, import_file CASCADE"));

const context = () => catalogue.context;
const records = (...overrides: Parameters<typeof aPlatform>[0][]) =>
  Buffer.from(JSON.stringify(overrides.map((one) => aPlatform(one))));
async function* inBits(bytes: Buffer, size = 100_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}
const upload = async (bytes: Buffer, fileName = "records.json") =>
  expectDone(await receiveImportFile(context(), aPublisher, { fileName, bytes: inBits(bytes) })).id;
const run = async (id: string, kind: "check" | "import", actor: Actor = aPublisher) => {
  const begun = expectDone(await beginImportRun(context(), actor, { id, kind, reason: "Because" }));
  await runImportFile(context(), actor, begun);
  return expectDone(await getImportFile(context(), actor, id));
};
const summaries = () =>
  catalogue.sql("SELECT slug, summary FROM platform WHERE published_version IS NOT NULL ORDER BY slug");

test("a file is kept as it was sent, checked without writing anything, imported and taken as one batch", async () => {
  await published(context(), aPlatform({ slug: "kept", summary: "As it was." }));
  const bytes = records({ slug: "kept", summary: "Otherwise." }, { slug: "created", summary: "New." });
  const id = await upload(bytes);
  const kept: Uint8Array[] = [];
  for await (const piece of importPieces(context().store.read, id)) kept.push(piece);
  expect(Buffer.concat(kept).equals(bytes)).toBe(true);

  const checked = await run(id, "check");
  expect([checked.state, checked.report?.counts]).toEqual(["checked", { new: 1, changed: 1, unchanged: 0, errors: 0 }]);
  expect(checked.report?.rows.flatMap(({ told }) => told.map(({ text }) => text))).toEqual([
    expect.stringContaining("Summary As it was. → Otherwise."),
  ]);
  expect(await summaries()).toEqual([{ slug: "kept", summary: "As it was." }]);

  const imported = await run(id, "import");
  expect([imported.state, imported.report?.result]).toEqual(["imported", "written"]);
  expect(await summaries()).toEqual([
    { slug: "created", summary: "New." },
    { slug: "kept", summary: "Otherwise." },
  ]);
  const batch = expectDone(await getBatch(context(), aPublisher, { id: imported.report?.batchId ?? "" }));
  expect(batch).toMatchObject({
    batch: { created: 1, updated: 1, reason: "Because", fileName: "records.json" },
    undo: { restored: 1, binned: 1, changedSince: [] },
  });
  expect(batch.steps.map(({ slug, what }) => [slug, what])).toEqual([
    ["created", "new"],
    ["kept", "changed"],
  ]);
  // What is done is done once.
  expect(await beginImportRun(context(), aPublisher, { id, kind: "import" })).toMatchObject({
    problem: { kind: "wrong-state" },
  });
});

// Whoever presses the button has approved what they were shown, and nothing else.
test("an import that would do something else than was shown writes nothing and shows anew what it would do", async () => {
  await published(context(), aPlatform({ slug: "kept", summary: "As it was." }));
  const id = await upload(records({ slug: "kept", summary: "From the file." }, { slug: "created" }));
  await run(id, "check");
  expectDone(
    await publishPlatforms(context(), aPublisher, {
      via: "form",
      records: [{ record: aPlatform({ slug: "kept", summary: "Somebody's own." }), expectedVersion: 1 }],
    }),
  );

  const moved = await run(id, "import");
  expect([moved.state, moved.note]).toEqual(["checked", "moved"]);
  expect(await summaries()).toEqual([{ slug: "kept", summary: "Somebody's own." }]);
  expect(moved.report?.rows[0]?.told[0]?.text).toContain("Somebody's own. → From the file.");
  // A second look is a second approval.
  expect((await run(id, "import")).state).toBe("imported");
});

test("what changed elsewhere meanwhile does not stand in the way", async () => {
  await published(context(), aPlatform({ slug: "kept" }));
  const id = await upload(records({ slug: "created" }));
  await run(id, "check");
  await published(context(), aPlatform({ slug: "another" }));
  expect((await run(id, "import")).state).toBe("imported");
});

test("a run whose process died is told as such, and what it still tries to write does not count", async () => {
  const id = await upload(records({ slug: "created" }));
  await run(id, "check");
  const begun = expectDone(await beginImportRun(context(), aPublisher, { id, kind: "import" }));
  await catalogue.sql("UPDATE import_file SET beat_at = now() - interval '31 seconds'");
  expect(expectDone(await getImportFile(context(), aPublisher, id))).toMatchObject({ state: "stopped", note: "died" });

  await expect(runImportFile(context(), aPublisher, begun)).rejects.toThrow("taken for dead");
  expect(await summaries()).toEqual([]);
  expect(await catalogue.sql("SELECT count(*)::int AS batches FROM batch")).toEqual([{ batches: 0 }]);
  expect((await run(id, "check")).state).toBe("checked");
});

test("a file that is wrong is reported with line, column, reason and cure, and can not be imported", async () => {
  const id = await upload(Buffer.from('slug,name,version\n"created",,x\n'), "records.csv");
  const checked = await run(id, "check");
  expect(checked.report?.result).toBe("refused");
  for (const error of checked.report?.errors ?? [])
    expect(error).toEqual({
      line: expect.any(Number) as number,
      column: expect.any(String) as string,
      reason: expect.stringMatching(/\w/) as string,
      cure: expect.stringMatching(/\w/) as string,
    });
  expect(checked.report?.errors.length).toBeGreaterThan(0);
  // Whoever tries all the same comes to the same end.
  expect((await run(id, "import")).state).toBe("checked");
  expect(await summaries()).toEqual([]);
});

test("a file that breaks off, is too large or is a stranger's leaves nothing behind", async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(Buffer.alloc(2_000_000, "x"));
    throw new Error("The connection is gone");
  }
  await expect(receiveImportFile(context(), aPublisher, { fileName: "a.csv", bytes: broken() })).rejects.toThrow(
    "The connection is gone",
  );
  const large = { fileName: "a.csv", bytes: inBits(Buffer.alloc(3_000_000)), maxBytes: 2_500_000 };
  expect(await receiveImportFile(context(), aPublisher, large)).toMatchObject({ problem: { kind: "too-large" } });
  const editor = anActor({ id: "user:asha", role: "editor" });
  expect(await receiveImportFile(context(), editor, { fileName: "a.csv", bytes: inBits(records({})) })).toMatchObject({
    problem: { kind: "forbidden" },
  });
  expect(
    await catalogue.sql(
      "SELECT (SELECT count(*) FROM import_file)::int AS f, (SELECT count(*) FROM import_piece)::int AS p",
    ),
  ).toEqual([{ f: 0, p: 0 }]);
});

test("a file is its owner's alone, and gone after a day", async () => {
  const id = await upload(records({ slug: "created" }));
  const other = anActor({ id: "user:other", role: "administrator" });
  expect(await getImportFile(context(), other, id)).toMatchObject({ problem: { kind: "not-found" } });
  expect(await beginImportRun(context(), other, { id, kind: "check" })).toMatchObject({
    problem: { kind: "not-found" },
  });
  expect(expectDone(await listOwnImports(context(), other))).toEqual([]);

  await removeOldImports(context());
  expect(expectDone(await listOwnImports(context(), aPublisher))).toHaveLength(1);
  await catalogue.sql("UPDATE import_file SET uploaded_at = uploaded_at - interval '25 hours'");
  await removeOldImports(context());
  expect(await catalogue.sql("SELECT count(*)::int AS pieces FROM import_piece")).toEqual([{ pieces: 0 }]);
});
