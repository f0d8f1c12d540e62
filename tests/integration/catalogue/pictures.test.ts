import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { GET } from "@/app/pictures/[file]/[width]/route";
import { addPicture } from "@/lib/catalogue/commands/add-picture";
import { binPlatform } from "@/lib/catalogue/commands/bin-platform";
import { importPlatforms } from "@/lib/catalogue/commands/import-platforms";
import { publishDraft } from "@/lib/catalogue/commands/publish-draft";
import { parsePublishable, publishPlatforms } from "@/lib/catalogue/commands/publish-platforms";
import { purgePlatform } from "@/lib/catalogue/commands/purge-platform";
import { removeUnusedPictures } from "@/lib/catalogue/commands/remove-unused-pictures";
import { restorePlatform } from "@/lib/catalogue/commands/restore-platform";
import { saveDraft } from "@/lib/catalogue/commands/save-draft";
import { unpublishPlatform } from "@/lib/catalogue/commands/unpublish-platform";
import { findPicture } from "@/lib/catalogue/queries/find-picture";
import { findPlatform } from "@/lib/catalogue/queries/find-platform";
import { getDraft } from "@/lib/catalogue/queries/get-draft";
import { showPublicRevision } from "@/lib/catalogue/queries/show-public-revision";
import type { Actor } from "@/lib/core/access/access";
import type { JsonObject } from "@/lib/core/json";
import { PictureFiles } from "@/lib/pictures/picture-files";
import { setProcessWide } from "@/lib/process-wide";
import { BucketUploads } from "@/lib/uploads/bucket-uploads";
import { FolderUploads } from "@/lib/uploads/folder-uploads";
import { UploadsAway } from "@/lib/uploads/uploads";
import { checkPictures } from "@/scripts/support/doctor/check-pictures";
import { aPictureFile } from "@/tests/factories/a-picture";
import { aPlatform } from "@/tests/factories/a-platform";
import { anActor } from "@/tests/factories/an-actor";
import { anAdministrator, anEditor, aPublisher, expectDone, published, saved } from "@/tests/support/desk";
import { everyRow } from "@/tests/support/every-row";
import { openCatalogue, type OpenCatalogue } from "@/tests/support/open-catalogue";
import { s3Storage, type S3Storage } from "@/tests/support/s3-storage";
import { temporaryFolder } from "@/tests/support/temporary-folder";
import { serveFrom } from "@/tests/support/web-context";

const DAY_MS = 86_400_000;
const folder = temporaryFolder();
let now = new Date();
let catalogue: OpenCatalogue;
let storage: S3Storage;
let files: PictureFiles;
beforeAll(async () => {
  [catalogue, storage] = await Promise.all([openCatalogue({ clock: () => now }), s3Storage()]);
});
afterAll(async () => {
  await Promise.all([catalogue.close(), storage.remove()]);
  folder.remove();
});
beforeEach(async () => {
  now = new Date();
  await catalogue.sql("TRUNCATE platform, picture_file, outbox_note, unsaved_edit CASCADE");
});

const WORDS = { alt: "The ship at sea, from port.", credit: "The yard", licence: "CC BY 4.0" };
const form = { via: "form" } as const;

async function* streamed(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 4_096) {
    yield bytes.subarray(at, at + 4_096);
    await Promise.resolve();
  }
}

const add = async (id: string, words: JsonObject = WORDS, actor: Actor = anEditor, bytes?: Buffer) =>
  addPicture(catalogue.context, files, actor, { id, words, bytes: streamed(bytes ?? (await aPictureFile())) });
const seenBy = (file: string, reader: Actor | null = null) =>
  findPicture(catalogue.context, file, () => Promise.resolve(reader));
const shown = async (slug = "sample-frigate") => {
  const found = await findPlatform(catalogue.context, slug);
  return found.kind === "found" ? found.platform.content.pictures : found.kind;
};

const kept = async () => {
  const paths: string[] = [];
  for await (const one of files.uploads.list()) paths.push(one);
  return paths.sort();
};

/** A public record with one picture. */
async function withPicture() {
  const { id } = await published(catalogue.context);
  const { file, version } = expectDone(await add(id));
  expectDone(await publishDraft(catalogue.context, aPublisher, { id, expectedVersion: version, ...form }));
  return { id, file };
}

describe.each<[string, () => PictureFiles]>([
  [
    "a folder",
    () => {
      rmSync(path.join(folder.path, "uploads"), { recursive: true, force: true });
      return new PictureFiles(new FolderUploads(path.join(folder.path, "uploads")));
    },
  ],
  ["a bucket", () => new PictureFiles(new BucketUploads(storage.bucket))],
])("pictures in %s", (_, open) => {
  beforeEach(async () => {
    files = open();
    await files.uploads.removeAll("pictures");
  });

  test("an uploaded picture is the draft's, and nobody but the desk sees it before it is published", async () => {
    const { id } = await published(catalogue.context);
    const { file, version } = expectDone(await add(id));
    expect(await shown()).toEqual([]);
    expect([await seenBy(file), await seenBy(file, anActor({ role: "viewer" }))]).toEqual([null, "desk"]);
    expect((await files.read(file, 480))?.size).toBeGreaterThan(0);

    expectDone(await publishDraft(catalogue.context, aPublisher, { id, expectedVersion: version, ...form }));
    expect(await shown()).toEqual([{ ...WORDS, file, url: null, focus: "center" }]);
    expect(await seenBy(file)).toBe("public");
  });

  test("nothing is published that does not say what it shows, whose it is and on what terms", async () => {
    const { id } = await published(catalogue.context);
    const { version } = expectDone(await add(id, { alt: "A ship." }));
    expect(await publishDraft(catalogue.context, aPublisher, { id, expectedVersion: version, ...form })).toMatchObject({
      ok: false,
      problem: { kind: "invalid", issues: [{ path: "pictures.0.credit" }, { path: "pictures.0.licence" }] },
    });
  });

  test("who asks for its head alone leaves no file open", async () => {
    const { file } = await withPicture();
    serveFrom(catalogue.context);
    let isClosed = false;
    const served = new PictureFiles(files.uploads);
    served.read = async (...which) => {
      const picture = await files.read(...which);
      if (picture) picture.body.cancel = () => Promise.resolve(void (isClosed = true));
      return picture;
    };
    setProcessWide("picture files", served);
    const asked = new Request(`http://site.test/pictures/${file}/480`, { method: "HEAD" });
    const answer = await GET(asked, { params: Promise.resolve({ file, width: "480" }) });
    expect([answer.status, answer.body, isClosed]).toEqual([200, null, true]);
    expect(Number(answer.headers.get("content-length"))).toBeGreaterThan(0);
  });

  test("a picture goes from the public with its record, and comes back with it", async () => {
    const { id, file } = await withPicture();
    expectDone(await binPlatform(catalogue.context, aPublisher, { id, ...form }));
    expect([await seenBy(file), await seenBy(file, anEditor)]).toEqual([null, "desk"]);
    expectDone(await restorePlatform(catalogue.context, aPublisher, { id, ...form }));
    expect(await seenBy(file)).toBe("public");
    expectDone(await unpublishPlatform(catalogue.context, aPublisher, { id, ...form }));
    expect(await seenBy(file)).toBeNull();
  });

  test("one that was taken out is not shown by the version that had it either, and can be restored with it", async () => {
    const { id, file } = await withPicture();
    const { content, version } = expectDone(await getDraft(catalogue.context, anEditor, id));
    const shown = () => showPublicRevision(catalogue.context, "sample-frigate", version);
    expect(await shown()).toMatchObject({ platform: { content: { pictures: [{ file }] } } });
    const without = expectDone(
      await saveDraft(catalogue.context, anEditor, {
        id,
        content: { ...content, pictures: [] },
        expectedVersion: version,
        ...form,
      }),
    );
    expectDone(await publishDraft(catalogue.context, aPublisher, { id, expectedVersion: without.version, ...form }));
    expect([await seenBy(file), await seenBy(file, anEditor)]).toEqual([null, "desk"]);
    expect(await shown()).toMatchObject({ platform: { content: { pictures: [] } } });
    now = new Date(now.getTime() + 3 * DAY_MS);
    expect(await removeUnusedPictures(catalogue.context, files)).toBe(0);
    expect(await files.read(file, 480)).not.toBeNull();
  });

  test("two that are uploaded at once are both in the draft, and the same one is not there twice", async () => {
    const { id } = await saved(catalogue.context);
    const [one, other] = await Promise.all([add(id), add(id, WORDS, aPublisher, await aPictureFile({ height: 700 }))]);
    const { content } = expectDone(await getDraft(catalogue.context, anEditor, id));
    expect(new Set((content.pictures as { file: string }[]).map(({ file }) => file))).toEqual(
      new Set([expectDone(one).file, expectDone(other).file]),
    );
    expect(await add(id)).toMatchObject({ ok: false, problem: { kind: "invalid", issues: [{ path: "picture" }] } });
  });

  test.each([
    ["what is no picture", anEditor, Buffer.from("<svg onload=alert(1)>"), "invalid"],
    ["what is too large", anEditor, Buffer.alloc(21 * 1024 * 1024), "invalid"],
    ["nothing", anEditor, Buffer.alloc(0), "invalid"],
    ["whoever may only read", anActor({ role: "viewer" }), undefined, "forbidden"],
  ])("%s leaves everything as it was", async (_, actor, bytes, kind) => {
    const { id } = await published(catalogue.context);
    const before = [await everyRow(catalogue.pool), await kept()];
    expect(await add(id, WORDS, actor, bytes)).toMatchObject({ ok: false, problem: { kind } });
    expect([await everyRow(catalogue.pool), await kept()]).toEqual(before);
  });

  test("a record that names a picture which was never uploaded here is refused at the field, by form, API and import", async () => {
    const file = `${"0".repeat(32)}-1200x800`;
    const stranger = { ...aPlatform({ slug: "stranger" }), pictures: [{ ...WORDS, file }] };
    const { id, version } = await saved(catalogue.context, { content: stranger });
    const atField = { ok: false, problem: { kind: "invalid", issues: [{ path: "pictures.0.file" }] } };
    expect(await publishDraft(catalogue.context, aPublisher, { id, expectedVersion: version, ...form })).toMatchObject(
      atField,
    );
    const record = expectDone(parsePublishable({ ...stranger, slug: "other" }));
    const records = [{ record, expectedVersion: null }];
    expect(await publishPlatforms(catalogue.context, aPublisher, { via: "api", records })).toMatchObject(atField);
    const bytes = Buffer.from(JSON.stringify([record]));
    const place = path.join(folder.path, "records.json");
    writeFileSync(place, bytes);
    const report = expectDone(
      await importPlatforms(catalogue.context, aPublisher, { file: { name: "records.json", path: place } }),
    );
    expect(report).toMatchObject({
      result: "refused",
      errors: [{ column: expect.stringContaining("file") as unknown }],
    });
  });

  test("the files of a purged record go after a day, and so does what a broken upload has left", async () => {
    const { id, file } = await withPicture();
    const other = expectDone(await add((await published(catalogue.context, aPlatform({ slug: "kept" }))).id)).file;
    expect(other).toBe(file); // the same picture, in two records
    expectDone(await binPlatform(catalogue.context, aPublisher, { id, ...form }));
    expectDone(await purgePlatform(catalogue.context, anAdministrator, { id, name: aPlatform().name }));
    now = new Date(now.getTime() + 2 * DAY_MS);
    expect(await removeUnusedPictures(catalogue.context, files)).toBe(0);

    await catalogue.sql("TRUNCATE platform CASCADE");
    expect(await removeUnusedPictures(catalogue.context, files)).toBe(1);
    expect(await kept()).toEqual([]);
    expect(await catalogue.sql("SELECT FROM picture_file")).toEqual([]);

    await files.uploads.put(`pictures/${"1".repeat(32)}-600x400/480.webp`, Buffer.from("a first width alone"));
    now = new Date();
    expect(await removeUnusedPictures(catalogue.context, files)).toBe(0);
    now = new Date(now.getTime() + 2 * DAY_MS);
    expect(await removeUnusedPictures(catalogue.context, files)).toBe(1);
    expect(await kept()).toEqual([]);
  });

  test("the doctor names a picture that is not there in every width", async () => {
    const { file } = await withPicture();
    expect(await checkPictures(catalogue.context, files)).toEqual({
      told: `1 picture in ${files.uploads.place}`,
      wrong: [],
    });
    await files.uploads.removeAll(`pictures/${file}`);
    await files.uploads.put(`pictures/${file}/480.webp`, Buffer.from("a first width alone"));
    expect((await checkPictures(catalogue.context, files)).wrong).toMatchObject([
      { what: `1 picture is not in ${files.uploads.place}: ${file} of sample-frigate.` },
    ]);
  });
});

// A row that names a picture which is not there would be a hole in a page for good.
test("an upload whose storage is away leaves no row, and can be done again when it is back", async () => {
  files = new PictureFiles(new BucketUploads(storage.bucket));
  const { id } = await published(catalogue.context);
  const before = await everyRow(catalogue.pool);
  await storage.stop();
  await expect(add(id)).rejects.toThrow(UploadsAway);
  expect(await everyRow(catalogue.pool)).toEqual(before);
  expect((await checkPictures(catalogue.context, files)).wrong).toMatchObject([
    { what: expect.stringContaining("does not answer (ECONNREFUSED)") as unknown },
  ]);
  await storage.start();
  expectDone(await add(id));
});
