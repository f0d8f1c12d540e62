import path from "node:path";
import { backUp } from "@/lib/backup/back-up";
import { restore } from "@/lib/backup/restore";
import { publishPlatforms } from "@/lib/catalogue/commands/publish-platforms";
import { checkAudit, writeAudit } from "@/lib/store/audit";
import { FolderUploads } from "@/lib/uploads/folder-uploads";
import { aPlatform } from "@/tests/factories/a-platform";
import { anActor } from "@/tests/factories/an-actor";
import { eventually } from "@/tests/support/eventually";
import { openCatalogue, type OpenCatalogue } from "@/tests/support/open-catalogue";
import { temporaryFolder } from "@/tests/support/temporary-folder";

const PAIR = ["left", "right"];
const folder = temporaryFolder();
let source: OpenCatalogue;
let target: OpenCatalogue;
beforeAll(async () => {
  [source, target] = await Promise.all([openCatalogue(), openCatalogue()]);
});
afterAll(async () => {
  await Promise.all([source.close(), target.close()]);
  folder.remove();
});

/** Publishes both records of the pair with the same words, and an entry in the audit log, as one change each. */
async function publishPair(version: number): Promise<void> {
  const published = await publishPlatforms(source.context, anActor(), {
    via: "form",
    records: PAIR.map((slug) => ({
      record: aPlatform({ slug, summary: `As of version ${version}.` }),
      expectedVersion: version === 1 ? null : version - 1,
    })),
  });
  expect(published).toMatchObject({ ok: true });
  await source.context.store.transaction((tx) => writeAudit(tx, { actor: "user:a", action: `test:${version}` }));
}

// A backup that takes a record from before a change and its versions from after it would restore a catalogue that never was.
test("a backup made while people go on publishing is of one moment, and they do not wait for it", async () => {
  await publishPair(1);
  let version = 1;
  let isOver = false;
  const editing = (async () => {
    while (!isOver) await publishPair((version += 1));
  })();
  /** Nothing is uploaded; but while that is looked for, in the middle of a backup, an edit goes through. */
  class BesideAnEdit extends FolderUploads {
    override async *list() {
      const begun = version;
      await eventually("an edit goes through beside the backup", () => version > begun + 1);
      yield* super.list();
    }
  }
  const uploads = new BesideAnEdit(path.join(folder.path, "none"));
  const seen = new Set<number>();
  try {
    for (const name of ["one", "two", "three"]) {
      const file = path.join(folder.path, `${name}.tar.gz`);
      const { databaseUrl } = source;
      const options = { databaseUrl, uploads, application: "1", clock: () => new Date() };
      await backUp(options, file, { force: false });
      await restore(await target.asOwner(), file, {
        uploads: new FolderUploads(uploads.place),
        replace: true,
      });
      const rows = await target.sql<{ summary: string; version: number; newest: number }>(
        `SELECT summary, version, (SELECT max(r.version) FROM revision r WHERE r.platform_id = p.id) AS newest FROM platform p`,
      );
      const [first] = rows;
      expect(rows).toEqual(
        PAIR.map(() => ({
          summary: `As of version ${first!.version}.`,
          version: first!.version,
          newest: first!.version,
        })),
      );
      await expect(checkAudit(target.context.store)).resolves.toMatchObject({ firstBroken: null });
      seen.add(first!.version);
    }
  } finally {
    isOver = true;
    await editing;
  }
  expect(seen.size).toBe(3);
});
