import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { signInWithCode } from "@/lib/auth/sign-in-with-code";
import { createToken, findTokenActor } from "@/lib/auth/tokens";
import { backUp } from "@/lib/backup/back-up";
import { readArchive } from "@/lib/backup/read-archive";
import { restore } from "@/lib/backup/restore";
import { addPicture } from "@/lib/catalogue/commands/add-picture";
import { publishDraft } from "@/lib/catalogue/commands/publish-draft";
import { publishPlatforms } from "@/lib/catalogue/commands/publish-platforms";
import { seedShippedRecords } from "@/lib/catalogue/commands/seed-shipped-records";
import { exportRecords } from "@/lib/catalogue/queries/export-records";
import { searchPlatforms } from "@/lib/catalogue/queries/search-platforms";
import { emptySearch } from "@/lib/core/search/search-state";
import { findSession } from "@/lib/auth/find-session";
import { signIn } from "@/lib/auth/sign-in";
import { openAuth } from "@/lib/auth/auth";
import { EXPORT_FORMATS } from "@/lib/exchange/file-format";
import { bringIndexInStep } from "@/lib/search/indexing/bring-index-in-step";
import { checkAudit, readAudit } from "@/lib/store/audit";
import { PictureFiles } from "@/lib/pictures/picture-files";
import { BucketUploads } from "@/lib/uploads/bucket-uploads";
import { FolderUploads } from "@/lib/uploads/folder-uploads";
import { UploadsAway } from "@/lib/uploads/uploads";
import { aPictureFile } from "@/tests/factories/a-picture";
import { aPlatform } from "@/tests/factories/a-platform";
import { anActor } from "@/tests/factories/an-actor";
import { guards, keptRows } from "@/tests/support/catalogue-rows";
import { aPublisher, expectDone, published } from "@/tests/support/desk";
import { everyRow } from "@/tests/support/every-row";
import { openCatalogue, type OpenCatalogue } from "@/tests/support/open-catalogue";
import { appShows, turnCodesOn, type CodesOn } from "@/tests/support/one-time-codes";
import { aVisit, openIdentity, PASSWORD, type Identity, type Person } from "@/tests/support/open-identity";
import { s3Storage } from "@/tests/support/s3-storage";
import { temporaryFolder } from "@/tests/support/temporary-folder";

const folder = temporaryFolder();
const uploads = path.join(folder.path, "uploads");
const place = path.join(folder.path, "restored");
const file = path.join(folder.path, "catalogue.tar.gz");
const AWKWARD = "tab\tline\nback\\slash \\N “quoted” \u0001 तेजस्";

let identity: Identity;
let source: OpenCatalogue;
let person: Person;
let cookie: string;
let token: string;
let ravi: Person;
let codes: CodesOn;
let target: OpenCatalogue;
let picture: string;

const options = ({ databaseUrl }: OpenCatalogue) => ({
  databaseUrl,
  uploads: new FolderUploads(uploads),
  application: "1.2.3",
  clock: () => new Date("2025-07-02T12:00:00.000Z"),
});

beforeAll(async () => {
  [identity, target] = await Promise.all([openIdentity(), openCatalogue()]);
  source = identity.catalogue;
  await seedShippedRecords(source.context);
  person = await identity.person("asha", "publisher");
  cookie = await identity.signedIn(person);
  const made = await createToken(identity.auth, person.actor, { name: "A program", role: "editor" });
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  token = made.value.token;
  ravi = await identity.person("ravi", "editor");
  codes = await turnCodesOn(identity, ravi);
  await fillTheRest();
  mkdirSync(path.join(uploads, "ab"), { recursive: true });
  writeFileSync(path.join(uploads, "ab", "picture.webp"), Buffer.from([0, 1, 2, 10, 255]));
  await addPublicPicture();
});
afterAll(async () => {
  await Promise.all([identity.close(), target.close()]);
  folder.remove();
});

/** A record with an uploaded picture, before the public. */
async function addPublicPicture(): Promise<void> {
  const { id } = await published(source.context, aPlatform({ slug: "pictured" }));
  const bytes = Readable.from([await aPictureFile()]) as AsyncIterable<Uint8Array>;
  const words = { alt: AWKWARD.replace(/[\u0001\t\n]/g, " "), credit: "The yard", licence: "CC BY 4.0" };
  const pictures = new PictureFiles(new FolderUploads(uploads));
  const added = expectDone(await addPicture(source.context, pictures, aPublisher, { id, bytes, words }));
  picture = added.file;
  const step = { id, expectedVersion: added.version, via: "form" } as const;
  expectDone(await publishDraft(source.context, aPublisher, step));
}

/** A row at least in each table, with what is hard to write down. The later batch undoes the earlier one. */
async function fillTheRest(): Promise<void> {
  const [record] = await source.sql<{ id: string }>("SELECT id FROM platform ORDER BY slug LIMIT 1");
  const [later, earlier] = [source.context.newId(), source.context.newId()];
  for (const [text, values] of [
    ["INSERT INTO installation VALUES ('odd', $1), ('index platforms', 'of this index alone')", [AWKWARD]],
    [
      `INSERT INTO draft (platform_id, content, version, state, started_by, started_at, updated_at, updated_by, search_text, search_keys, missing, missing_sources)
      VALUES ($1, $2, 1, 'draft', 'a', now(), now(), 'a', $3, ARRAY[$3, 'b,"c'], 0, 0)`,
      [record!.id, JSON.stringify({ name: AWKWARD.replace("\u0001", "") }), AWKWARD],
    ],
    ["INSERT INTO unsaved_edit VALUES ('user:a', $1, '{}', NULL, '2025-01-01T00:00:00.123Z', $1)", [record!.id]],
    [
      "INSERT INTO review_comment VALUES ($1, $2, 1, now(), 'user:a', $3)",
      [source.context.newId(), record!.id, AWKWARD],
    ],
    [
      `INSERT INTO error_report (id, token_hash, platform_id, version, place, place_label, text, sent_at, state, answer, answered_at, answered_by)
      VALUES ($1, 'hash', $2, 1, 'spec-1', 'Range', $3, now(), 'accepted', $3, now(), 'user:a')`,
      [source.context.newId(), record!.id, AWKWARD],
    ],
    ["INSERT INTO old_slug VALUES ('an-old-address', $1, now())", [record!.id]],
    ["INSERT INTO synonym_set VALUES ($1, 9999, ARRAY['gun', $2])", [source.context.newId(), AWKWARD]],
    ["INSERT INTO missed_search VALUES ('2025-07-01', $1, 3)", [AWKWARD]],
    [
      "INSERT INTO batch (id, kind, actor, at, created, updated, unchanged) VALUES ($1, 'undo', 'a', now(), 0, 0, 0)",
      [later],
    ],
    [
      "INSERT INTO batch (id, kind, actor, at, created, updated, unchanged, undone_by) VALUES ($1, 'bulk', 'a', now(), 0, 0, 0, $2)",
      [earlier, later],
    ],
  ] as const)
    await source.sql(text, [...values]);
}

/** The audit log without the entry that a restore adds to it. */
const withoutRestore = (entries: readonly unknown[]) =>
  entries.filter((entry) => !JSON.stringify(entry).includes(",backup:restore,"));

const exported = async ({ context }: OpenCatalogue, format: (typeof EXPORT_FORMATS)[number]) => {
  let text = "";
  for await (const piece of exportRecords(context, format)) text += piece;
  return text;
};

describe("a backup of one catalogue, restored into an empty one", () => {
  let before: Record<string, unknown[]>;
  let guarded: unknown[];
  beforeAll(async () => {
    before = await keptRows(source.pool);
    guarded = await guards(target.pool);
    await backUp(options(source), file, { force: false });
    await restore(await target.asOwner(), file, { uploads: new FolderUploads(place), replace: false });
  });

  test("has every row of every table as it was, and an entry in the audit log that says so", async () => {
    const after = await keptRows(target.pool);
    const empty = Object.keys(before).filter((table) => before[table]!.length === 0);
    expect(empty).toEqual([]); // a table without a row would prove nothing
    expect({ ...after, audit_entry: withoutRestore(after.audit_entry!) }).toEqual(before);
    await expect(readAudit(target.context.store.read, {}, 1)).resolves.toMatchObject([
      { actor: "system:console", action: "backup:restore", details: { backupOf: "2025-07-02T12:00:00.000Z" } },
    ]);
  });

  test("exports the same bytes", async () => {
    for (const format of EXPORT_FORMATS) expect(await exported(target, format)).toBe(await exported(source, format));
  });

  test("has an audit log whose chain holds, and every guard of its tables in place", async () => {
    await expect(checkAudit(target.context.store)).resolves.toMatchObject({ firstBroken: null });
    await expect(target.sql("DELETE FROM audit_entry")).rejects.toMatchObject({ constraint: "audit_entry_immutable" });
    expect(await guards(target.pool)).toEqual(guarded);
  });

  test("knows people by their old passwords and programs by their tokens, and nobody is signed in", async () => {
    const auth = openAuth({
      ...identity.auth,
      ...target.context,
      secret: "a secret of the tests, long enough to sign with",
      publicUrl: "http://127.0.0.1:3000",
    });
    await expect(findSession(identity.auth, cookie)).resolves.not.toBeNull();
    await expect(findSession(auth, cookie)).resolves.toBeNull();
    await expect(signIn(auth, { email: person.email, password: PASSWORD }, aVisit())).resolves.toMatchObject({
      ok: true,
    });
    await expect(findTokenActor(auth, token)).resolves.toMatchObject({ role: "editor" });
  });

  test("asks for one-time codes as before, and takes those of the app that somebody has", async () => {
    const auth = openAuth({
      ...identity.auth,
      ...target.context,
      secret: "a secret of the tests, long enough to sign with",
    });
    const asked = await signIn(auth, { email: ravi.email, password: PASSWORD }, aVisit());
    if (!asked.ok || !asked.value.isCodeAsked) throw new Error(JSON.stringify(asked));
    const enter = (code: string) => signInWithCode(auth, asked.value.cookies[0]!.value, { code }, aVisit());
    await expect(enter("000000")).resolves.toMatchObject({ ok: false });
    const next = new Date(auth.clock().getTime() + 30_000);
    await expect(enter(appShows(codes.secret, next))).resolves.toMatchObject({ ok: true });
  });

  test("has the uploads", () => {
    expect(readFileSync(path.join(place, "ab", "picture.webp"))).toEqual(Buffer.from([0, 1, 2, 10, 255]));
    const pictured = path.join("pictures", picture, "480.webp");
    expect(readFileSync(path.join(place, pictured))).toEqual(readFileSync(path.join(uploads, pictured)));
  });

  test("is searched once its index is brought in step, and goes on numbering where it was", async () => {
    await expect(bringIndexInStep(target.context)).resolves.toMatchObject({ rebuilt: "it was not built yet" });
    const found = await searchPlatforms(target.context, { ...emptySearch(), query: "P-8I", sort: "relevance" });
    expect(found.hits[0]?.slug).toContain("p-8");
    const published = await publishPlatforms(target.context, anActor(), {
      via: "form",
      records: [{ record: aPlatform(), expectedVersion: null }],
    });
    expect(published).toMatchObject({ ok: true });
  });
});

// The same paths hold the same in a folder and a bucket, so a backup also carries pictures from one to the other.
test("uploads go from a folder into a bucket, and from there into a backup again", async () => {
  const storage = await s3Storage();
  try {
    const bucket = new BucketUploads(storage.bucket);
    await restore(await target.asOwner(), file, { uploads: bucket, replace: true });
    const again = path.join(folder.path, "of-the-bucket.tar.gz");
    await backUp({ ...options(source), uploads: bucket }, again, { force: false });
    const third = new FolderUploads(path.join(folder.path, "third"));
    await restore(await target.asOwner(), again, { uploads: third, replace: true });
    const pictured = path.join("pictures", picture, "480.webp");
    for (const one of [pictured, path.join("ab", "picture.webp")])
      expect(readFileSync(path.join(third.place, one))).toEqual(readFileSync(path.join(uploads, one)));

    await bucket.put("ab/picture.webp", Buffer.from("another picture"));
    const before = await everyRow(target.pool);
    await expect(restore(await target.asOwner(), file, { uploads: bucket, replace: true })).rejects.toThrow(
      "is another file",
    );
    await storage.stop();
    await expect(restore(await target.asOwner(), file, { uploads: bucket, replace: true })).rejects.toThrow(
      "does not answer",
    );
    expect(await everyRow(target.pool)).toEqual(before);
    const none = path.join(folder.path, "none.tar.gz");
    await expect(backUp({ ...options(source), uploads: bucket }, none, { force: false })).rejects.toThrow(UploadsAway);
    expect(existsSync(none)).toBe(false);
  } finally {
    await storage.remove();
  }
});

describe("the file", () => {
  test("may be read by its owner alone, holds no password, token, cookie or one-time code in clear, and leaves no draft beside it", async () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(existsSync(`${file}.part`)).toBe(false);
    const secrets = [
      PASSWORD,
      token.slice(4),
      decodeURIComponent(cookie.split("=")[1]!).slice(0, 20),
      codes.secret,
      ...codes.recoveryCodes,
    ];
    const told: string[] = [];
    await readArchive(file, {
      rows: async (_, piece) => {
        for await (const chunk of piece) told.push(...secrets.filter((secret) => chunk.includes(secret)));
      },
    });
    expect(told).toEqual([]);
  });

  test("is not replaced unless that is asked for", async () => {
    const before = readFileSync(file);
    await expect(backUp(options(source), file, { force: false })).rejects.toThrow(`${file} is there already.`);
    expect(readFileSync(file)).toEqual(before);
    await expect(backUp(options(source), file, { force: true })).resolves.toMatchObject({ manifest: { files: 4 } });
  });

  test("in a folder that is not there is refused", async () => {
    const nowhere = path.join(folder.path, "nowhere", "catalogue.tar.gz");
    await expect(backUp(options(source), nowhere, { force: false })).rejects.toThrow("can not be written (ENOENT)");
  });
});

describe("a catalogue that is in use", () => {
  test("is not replaced unless that is asked for, and the refusal says what is there", async () => {
    const before = await everyRow(target.pool);
    await expect(
      restore(await target.asOwner(), file, { uploads: new FolderUploads(place), replace: false }),
    ).rejects.toThrow(/^The database is in use \(rows: .*platform \d+/);
    expect(await everyRow(target.pool)).toEqual(before);
  });

  // Half a replaced catalogue, or two logs in one, would be worse than none.
  test("is replaced as a whole, and its audit log ends are noted in the new one", async () => {
    const [end] = await readAudit(target.context.store.read, {}, 1);
    await restore(await target.asOwner(), file, { uploads: new FolderUploads(place), replace: true });
    const after = await keptRows(target.pool);
    const before = await keptRows(source.pool);
    expect({ ...after, audit_entry: withoutRestore(after.audit_entry!) }).toEqual(before);
    await expect(readAudit(target.context.store.read, {}, 1)).resolves.toMatchObject([
      { details: { replacedLog: { number: String(end!.number), hash: end!.hash } } },
    ]);
    await expect(checkAudit(target.context.store)).resolves.toMatchObject({ firstBroken: null });
  });

  test("is left alone while others are at work in it", async () => {
    const other = await target.pool.connect();
    await other.query("BEGIN; UPDATE platform SET level = level");
    try {
      const refused = restore(await target.asOwner(), file, {
        uploads: new FolderUploads(place),
        replace: true,
        patienceMs: 200,
      });
      await expect(refused).rejects.toThrow("Others are at work in the database");
    } finally {
      await other.query("ROLLBACK");
      other.release();
    }
  });

  test("is left alone where an upload of the same name is another file", async () => {
    writeFileSync(path.join(place, "ab", "picture.webp"), "another picture");
    const before = await everyRow(target.pool);
    await expect(
      restore(await target.asOwner(), file, { uploads: new FolderUploads(place), replace: true }),
    ).rejects.toThrow("is another file");
    expect(await everyRow(target.pool)).toEqual(before);
    expect(readFileSync(path.join(place, "ab", "picture.webp"), "utf8")).toBe("another picture");
  });
});
