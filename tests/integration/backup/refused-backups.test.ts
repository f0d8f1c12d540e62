import { createHash } from "node:crypto";
import { copyFileSync, readFileSync, statSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { backUp } from "@/lib/backup/back-up";
import { readArchive } from "@/lib/backup/read-archive";
import { beforehand, requireFit } from "@/lib/backup/requirements";
import { restore } from "@/lib/backup/restore";
import { openContext } from "@/lib/catalogue/context";
import { publishPlatforms } from "@/lib/catalogue/commands/publish-platforms";
import { FolderUploads } from "@/lib/uploads/folder-uploads";
import { aPlatform } from "@/tests/factories/a-platform";
import { anActor } from "@/tests/factories/an-actor";
import { packed, unpacked } from "@/tests/support/backup-archive";
import { guards, keptRows } from "@/tests/support/catalogue-rows";
import { everyRow } from "@/tests/support/every-row";
import { openCatalogue, type OpenCatalogue } from "@/tests/support/open-catalogue";
import { temporaryFolder } from "@/tests/support/temporary-folder";

const folder = temporaryFolder();
const place = (name: string) => path.join(folder.path, name);
const file = place("catalogue.tar.gz");
let catalogue: OpenCatalogue;
let entries: Map<string, Buffer>;

beforeAll(async () => {
  catalogue = await openCatalogue();
  const published = await publishPlatforms(catalogue.context, anActor(), {
    via: "form",
    records: ["a", "b", "c"].map((slug) => ({ record: aPlatform({ slug }), expectedVersion: null })),
  });
  expect(published).toMatchObject({ ok: true });
  const { databaseUrl } = catalogue;
  await backUp(
    { databaseUrl, uploads: new FolderUploads(place("none")), application: "1.2.3", clock: () => new Date() },
    file,
    {
      force: false,
    },
  );
  entries = await unpacked(file);
});
afterAll(async () => {
  await catalogue.close();
  folder.remove();
});

/** A backup like ours with some entries changed, taken out or added, and sums to match. */
const forged = (name: string, changes: Record<string, string | null>) => {
  const changed = new Map<string, Buffer | string>(entries);
  changed.delete("SHA256SUMS");
  for (const [entry, body] of Object.entries(changes))
    if (body === null) changed.delete(entry);
    else changed.set(entry, body);
  const sums = [...changed].map(([entry, body]) => `${createHash("sha256").update(body).digest("hex")}  ${entry}\n`);
  return packed(place(name), changed.set("SHA256SUMS", sums.join("")));
};
const manifestWith = (changes: object) => {
  const manifest = JSON.parse(entries.get("manifest.json")!.toString()) as Record<string, unknown>;
  return JSON.stringify({ ...manifest, ...changes });
};
const written = (name: string, content: string | Buffer) => {
  writeFileSync(place(name), content);
  return Promise.resolve(place(name));
};
const cut = (bytes: number) => {
  copyFileSync(file, place(`cut-${bytes}`));
  truncateSync(place(`cut-${bytes}`), bytes < 0 ? statSync(file).size + bytes : bytes);
  return Promise.resolve(place(`cut-${bytes}`));
};
const flipped = (share: number) => {
  const bytes = readFileSync(file);
  const at = Math.round(10 + (bytes.length - 11) * share);
  bytes[at] = bytes[at]! ^ 1;
  return written(`flipped-${share}`, bytes);
};
// Unpacking what is spoilt may go wrong at once, or run past its end.
const SPOILT = /was altered or damaged|or its beginning is damaged|was cut short/;
const REVISIONS = "tables/revision/000001.copy";

test.each<[what: string, make: () => Promise<string>, told: RegExp]>([
  ["an empty file", () => written("empty", ""), /was cut short/],
  ["only its first byte", () => cut(1), /was cut short/],
  ["only its first hundred bytes", () => cut(100), /was cut short/],
  ["half of it", () => cut(Math.round(statSync(file).size / 2)), /was cut short/],
  ["all of it but its last byte", () => cut(-1), /was cut short/],
  [
    "one that ends early and was packed anew",
    () => packed(place("early"), new Map([...entries].slice(0, -1))),
    /was cut short/,
  ],
  ["a bit changed near its beginning", () => flipped(0.1), SPOILT],
  ["a bit changed in its middle", () => flipped(0.5), SPOILT],
  ["a bit changed near its end", () => flipped(0.97), SPOILT],
  ["its last bit changed", () => flipped(1), /was altered or damaged/],
  [
    "a row changed and packed anew",
    () => packed(place("row"), new Map<string, Buffer | string>([...entries, [REVISIONS, "a\n"]])),
    /revision\/000001\.copy is not what it was/,
  ],
  [
    "a table missing, with sums to match",
    () => forged("less", { [REVISIONS]: null }),
    /tables\/revision is not what it was/,
  ],
  [
    "a row added, with sums to match",
    () => forged("more", { [REVISIONS]: `${entries.get(REVISIONS)!.toString()}x\n` }),
    /tables\/revision is not/,
  ],
  ["an entry that no backup has", () => forged("odd", { "etc/passwd": "root" }), /etc\/passwd is not what it was/],
  [
    "a file that would leave its folder",
    () => forged("out", { "files/../../out": "x", "manifest.json": manifestWith({ files: 1 }) }),
    /files\/\.\.\/\.\.\/out is not/,
  ],
  [
    "another program's archive",
    () => packed(place("foreign"), new Map([["readme.txt", "Hello"]])),
    /is not a backup of the catalogue/,
  ],
  [
    "another program's manifest",
    () => packed(place("theirs"), new Map([["manifest.json", `{"format": 1}`]])),
    /is not a backup/,
  ],
  ["a packed text", () => written("text.gz", gzipSync("Hello. ".repeat(500))), /is not a backup of the catalogue/],
  ["a text", () => written("text", "Hello"), /is not a backup of the catalogue/],
  ["a folder", () => Promise.resolve(folder.path), /is not a backup of the catalogue/],
  ["nothing at all", () => Promise.resolve(place("nothing")), /There is no file/],
  // In a container the file is often somebody else's. A link to itself can't be opened by root either, as whom this may run.
  [
    "a file that can't be opened",
    () => {
      symlinkSync("itself", place("itself"));
      return Promise.resolve(place("itself"));
    },
    /itself can not be read \(ELOOP\)\. Let the user/,
  ],
  [
    "a newer format",
    () => forged("newer", { "manifest.json": manifestWith({ format: 2 }) }),
    /has the backup format 2; this source reads format 1/,
  ],
  [
    "a manifest that says too little",
    () => forged("bare", { "manifest.json": manifestWith({ tables: 1 }) }),
    /manifest\.json is not what it was/,
  ],
])("%s is refused by name, and nothing is changed", async (_what, make, told) => {
  const damaged = await make();
  await expect(readArchive(damaged, {})).rejects.toThrow(told);
  const [before, guarded] = [await everyRow(catalogue.pool), await guards(catalogue.pool)];
  await expect(
    restore(await catalogue.asOwner(), damaged, { uploads: new FolderUploads(place("none")), replace: true }),
  ).rejects.toThrow();
  expect(await everyRow(catalogue.pool)).toEqual(before);
  expect(await guards(catalogue.pool)).toEqual(guarded);
});

test.each<
  [what: string, change: (manifest: { tables: { name: string; columns: string[] }[] }) => object, told: RegExp]
>([
  [
    "a database that had a later migration",
    () => ({ migrations: ["20990101000000_later"] }),
    /newer version of the catalogue \(1\.2\.3\).*20990101000000_later.*Update the source/,
  ],
  [
    "a database that had a table less",
    ({ tables }) => ({ tables: tables.filter(({ name }) => name !== "batch") }),
    /older version .* the table batch has changed/,
  ],
  [
    "a database that had a column less",
    ({ tables }) => ({
      tables: tables.map((table) => (table.name === "draft" ? { ...table, columns: table.columns.slice(1) } : table)),
    }),
    /older version .* the table draft has changed/,
  ],
])("a backup of %s is refused with the cure", async (_what, change, told) => {
  const manifest = await readArchive(file, {});
  const changed = { ...manifest, ...change(manifest) };
  await expect(beforehand(catalogue.context, (connection) => requireFit(connection, file, changed))).rejects.toThrow(
    told,
  );
});

describe("a role that is no superuser", () => {
  const role = `clerk_${Date.now().toString(36)}`;
  const asRole = (url: string) => {
    const changed = new URL(url);
    [changed.username, changed.password] = [role, "a password of the tests"];
    return changed.href;
  };
  let target: OpenCatalogue;
  beforeAll(async () => {
    target = await openCatalogue();
    await target.sql(`CREATE ROLE ${role} LOGIN PASSWORD 'a password of the tests'`);
    await target.sql(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role}`);
  });
  afterAll(async () => {
    await target.sql(`REASSIGN OWNED BY ${role} TO CURRENT_USER; DROP OWNED BY ${role}; DROP ROLE ${role}`);
    await target.close();
  });
  const restored = async () => {
    const context = await openContext({ databaseUrl: asRole(target.databaseUrl), meili: null });
    try {
      return await restore(context, file, { uploads: new FolderUploads(place("none")), replace: true });
    } finally {
      await context.close();
    }
  };

  test("and owns nothing can't restore, and is told who can", async () => {
    await expect(restored()).rejects.toThrow(`The role ${role} does not own the tables of the catalogue`);
  });

  // Managed PostgreSQL gives nobody a superuser, and the migrations take the owner's right to empty the audit log away.
  test("but owns the tables restores them, and has no right more than before", async () => {
    const tables = await target.sql<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
    );
    for (const { name } of tables) await target.sql(`ALTER TABLE "${name}" OWNER TO ${role}`);
    await target.sql(`REVOKE UPDATE, DELETE, TRUNCATE ON audit_entry FROM ${role}`);
    const guarded = await guards(target.pool);
    await restored();
    expect(await guards(target.pool)).toEqual(guarded);
    const [after, before] = [await keptRows(target.pool), await keptRows(catalogue.pool)];
    expect({ ...after, audit_entry: [] }).toEqual({ ...before, audit_entry: [] });
  });
});
