import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { syntheticPlatforms } from "@/scripts/bench/synthetic-platforms";
import { everyRow } from "@/tests/support/every-row";
import { eventually } from "@/tests/support/eventually";
import { IMPORT_KILLS } from "@/tests/support/long-forms";
import { openCatalogue, type OpenCatalogue } from "@/tests/support/open-catalogue";
import { ROOT } from "@/tests/support/source-files";
import { temporaryFolder } from "@/tests/support/temporary-folder";

const RECORDS = 600;

const folder = temporaryFolder();
const file = path.join(folder.path, "records.ndjson");
let catalogue: OpenCatalogue;
beforeAll(async () => {
  catalogue = await openCatalogue();
  writeFileSync(file, [...syntheticPlatforms(RECORDS)].map((record) => JSON.stringify(record)).join("\n"));
});
afterAll(async () => {
  await catalogue.close();
  folder.remove();
});

/** Imports the file in a process of its own, and kills it after so long; null lets it come to its end. */
async function importing(killAfterMs: number | null): Promise<{ ms: number; firstMs: number }> {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", path.join(ROOT, "tests/support/import-file.ts"), catalogue.databaseUrl, file],
    { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] },
  );
  const started = performance.now();
  let firstMs = 0;
  child.stdout.once("data", () => {
    firstMs = performance.now() - started;
    if (killAfterMs !== null) setTimeout(() => child.kill("SIGKILL"), killAfterMs);
  });
  await once(child, "exit");
  return { ms: performance.now() - started, firstMs };
}

const nobodyWrites = () =>
  eventually("the killed process's transaction is gone", async () => {
    const [row] = await catalogue.sql<{ open: number }>(
      "SELECT count(*)::int AS open FROM pg_stat_activity WHERE datname = current_database() AND xact_start IS NOT NULL AND pid <> pg_backend_pid()",
    );
    return row?.open === 0;
  });

// Half an import would be found by nobody until somebody misses a record.
test("an import that is killed at any moment leaves all of its records or none", async () => {
  const whole = await importing(null);
  const all = await catalogue.sql("SELECT count(*)::int AS records FROM platform");
  expect(all).toEqual([{ records: RECORDS }]);

  for (let at = 0; at < IMPORT_KILLS; at++) {
    await catalogue.sql("TRUNCATE platform, outbox_note, batch CASCADE");
    const empty = await everyRow(catalogue.pool);
    await importing(Math.random() * (whole.ms - whole.firstMs));
    await nobodyWrites();
    const [row] = await catalogue.sql<{ records: number; revisions: number; notes: number; batches: number }>(`
      SELECT (SELECT count(*)::int FROM platform) AS records, (SELECT count(*)::int FROM revision) AS revisions,
        (SELECT count(*)::int FROM outbox_note) AS notes, (SELECT count(*)::int FROM batch) AS batches`);
    if (row!.records > 0) expect(row).toEqual({ records: RECORDS, revisions: RECORDS, notes: RECORDS, batches: 1 });
    else expect(await everyRow(catalogue.pool)).toEqual(empty);
  }
}, 900_000);
