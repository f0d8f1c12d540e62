import type { SeedOutcome } from "@/lib/catalogue/commands/seed-shipped-records";
import type { Context } from "@/lib/catalogue/context";
import type { OwnedServiceUrls } from "@/lib/services/start-services";
import { counted, tellEnd } from "@/scripts/support/closing-lines";
import { migrate } from "@/scripts/support/migrations/apply-migrations";
import { indexStep } from "@/scripts/support/index-step";
import { requireMigrated } from "@/scripts/support/migrations/require-migrated";
import { readOptions } from "@/scripts/support/read-options";
import { step } from "@/scripts/support/steps";
import { withCatalogue } from "@/scripts/support/with-catalogue";

const HELP = `npm run seed: load the shipped records, or refresh those that only this command ever wrote.

A record that a person, an import or the API has touched is kept as it is. Works beside a running catalogue as well; the
index follows. Running it again changes nothing.
  --dry-run   count what would be written, and write nothing`;

export async function main(args: string[]): Promise<void> {
  const read = readOptions(args, { "dry-run": { type: "boolean" } }, HELP);
  if (!read) return;
  const started = performance.now();
  const isRehearsal = read.values["dry-run"] === true;

  const load = async (context: Context, services: OwnedServiceUrls) => {
    const { seedShippedRecords } = await import("@/lib/catalogue/commands/seed-shipped-records");
    const { rehearsing } = await import("@/lib/store/rehearsing");
    if (isRehearsal) await requireMigrated(services.databaseUrl);
    else {
      await step("migrations", async ({ update }) => {
        const applied = await migrate(services, update);
        return { told: applied.length === 0 ? "none pending" : `${applied.length} applied` };
      });
    }
    const seeded = await step("records", async ({ update }) => {
      const result = await seedShippedRecords(
        isRehearsal ? { ...context, store: rehearsing(context.store) } : context,
        { onProgress: update },
      );
      return { ...result, told: `${told(result)}${isRehearsal ? ": a dry run, nothing was written" : ""}` };
    });
    if (isRehearsal) return seeded;
    await indexStep(context);
    return seeded;
  };
  const outcome = await withCatalogue("seed", load, { migrates: true });

  const total = outcome.created + outcome.updated + outcome.unchanged + outcome.kept;
  if (isRehearsal) tellEnd(`${counted(total, "shipped record")} compared`, started, "npm run seed");
  else
    tellEnd(
      `${counted(total, "shipped record")} (${told(outcome)})`,
      started,
      "npm start, or npm run doctor to compare index and database",
    );
}

const told = ({ created, updated, unchanged, kept }: SeedOutcome) =>
  `${created} new, ${updated} refreshed, ${unchanged} unchanged, ${kept} kept as edited`;
