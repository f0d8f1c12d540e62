import { execFileSync } from "node:child_process";
import { openContext } from "@/lib/catalogue/context";
import { seedShippedRecords } from "@/lib/catalogue/commands/seed-shipped-records";
import { onceInTheRun, sharedFolder } from "@/tests/support/once-in-the-run";
import { copyDatabase, freshDatabase, type FreshDatabase } from "@/tests/support/services";
import { START_MS, startCatalogue } from "@/tests/support/started-catalogue";

/* Seeding and indexing for every test file would be minutes of each run. */

/** Copies the data folder of a catalogue that was started once, with the shipped records and their index, and stopped. */
export async function copySeededData(to: string): Promise<void> {
  const data = sharedFolder("data");
  await onceInTheRun(
    "data",
    async () => {
      const catalogue = await startCatalogue(data);
      await catalogue.ready();
      await catalogue.stop();
    },
    START_MS,
  );
  // The cluster's files belong to its own user, which only `cp` keeps.
  execFileSync("cp", ["-a", data, to]);
}

/** Migrated, and with the shipped records, whose notes no indexer has carried yet. */
const SEEDED_DATABASE = "template_seeded";

/** A database of one's own with the shipped records, and an index that is not built yet. Call `drop` in afterAll. */
export async function seededDatabase(): Promise<FreshDatabase> {
  await onceInTheRun(
    SEEDED_DATABASE,
    async () => {
      const made = await freshDatabase();
      const context = await openContext({ databaseUrl: made.databaseUrl, meili: null });
      await seedShippedRecords(context);
      await context.close();
      await copyDatabase(made.databaseUrl, SEEDED_DATABASE);
      await made.drop();
    },
    START_MS,
  );
  return freshDatabase(SEEDED_DATABASE);
}
