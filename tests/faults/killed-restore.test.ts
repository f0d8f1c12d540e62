import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { backUp } from "@/lib/backup/back-up";
import { parsePublishable, publishPlatforms } from "@/lib/catalogue/commands/publish-platforms";
import { checkAudit } from "@/lib/store/audit";
import { FolderUploads } from "@/lib/uploads/folder-uploads";
import { syntheticPlatforms } from "@/scripts/bench/synthetic-platforms";
import { aPlatform } from "@/tests/factories/a-platform";
import { anActor } from "@/tests/factories/an-actor";
import { guards, keptRows } from "@/tests/support/catalogue-rows";
import { everyRow } from "@/tests/support/every-row";
import { eventually } from "@/tests/support/eventually";
import { RESTORE_KILLS } from "@/tests/support/long-forms";
import { openCatalogue, type OpenCatalogue } from "@/tests/support/open-catalogue";
import { ROOT } from "@/tests/support/source-files";
import { temporaryFolder } from "@/tests/support/temporary-folder";

const RECORDS = 300;

const folder = temporaryFolder();
const file = path.join(folder.path, "catalogue.tar.gz");
let source: OpenCatalogue;
let target: OpenCatalogue;
beforeAll(async () => {
  [source, target] = await Promise.all([openCatalogue(), openCatalogue()]);
  await publish(source, [...syntheticPlatforms(RECORDS)].map(publishable));
  const { databaseUrl } = source;
  await backUp(
    {
      databaseUrl,
      uploads: new FolderUploads(path.join(folder.path, "none")),
      application: "1",
      clock: () => new Date(),
    },
    file,
    {
      force: false,
    },
  );
});
afterAll(async () => {
  await Promise.all([source.close(), target.close()]);
  folder.remove();
});

const publishable = (record: unknown) => {
  const parsed = parsePublishable(record);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
  return parsed.value;
};
async function publish({ context }: OpenCatalogue, records: ReturnType<typeof publishable>[]): Promise<void> {
  const published = await publishPlatforms(context, anActor(), {
    via: "form",
    records: records.map((record) => ({ record, expectedVersion: null })),
  });
  expect(published).toMatchObject({ ok: true });
}

/** Restores the file in a process of its own, and kills it after so long from its first rows on; null lets it come to its end. */
async function restoring(killAfterMs: number | null): Promise<number> {
  const child = spawn(
    process.execPath,
    [
      "--import",
      "tsx",
      path.join(ROOT, "tests/support/restore-file.ts"),
      target.ownerUrl,
      file,
      path.join(folder.path, "none"),
    ],
    { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] },
  );
  let firstMs = performance.now();
  child.stdout.once("data", () => {
    firstMs = performance.now();
    if (killAfterMs !== null) setTimeout(() => child.kill("SIGKILL"), killAfterMs);
  });
  await once(child, "exit");
  return performance.now() - firstMs;
}

const nobodyWrites = () =>
  eventually("the killed process's transaction is gone", async () => {
    const [row] = await target.sql<{ open: number }>(
      "SELECT count(*)::int AS open FROM pg_stat_activity WHERE datname = current_database() AND xact_start IS NOT NULL AND pid <> pg_backend_pid()",
    );
    return row?.open === 0;
  });

// Whoever restores has little left to lose: what there is must not become half of two catalogues.
test("a restore that is killed at any moment leaves the catalogue as it was, or wholly replaced", async () => {
  const backedUp = { ...(await keptRows(source.pool)), audit_entry: [] };
  const guarded = await guards(target.pool);
  const wholeMs = await restoring(null);
  expect({ ...(await keptRows(target.pool)), audit_entry: [] }).toEqual(backedUp);

  for (let at = 0; at < RESTORE_KILLS; at++) {
    await publish(target, [aPlatform({ slug: `after-${at}` })]);
    const before = await everyRow(target.pool);
    await restoring(Math.random() * wholeMs);
    await nobodyWrites();
    const after = await keptRows(target.pool);
    const isReplaced = after.platform!.length === RECORDS;
    if (isReplaced) expect({ ...after, audit_entry: [] }).toEqual(backedUp);
    else expect(await everyRow(target.pool)).toEqual(before);
    expect(await guards(target.pool)).toEqual(guarded);
    await expect(checkAudit(target.context.store)).resolves.toMatchObject({ firstBroken: null });
  }
}, 900_000);
