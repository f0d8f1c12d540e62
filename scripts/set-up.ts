import { env as readEnvironment } from "@/lib/env";
import { OperatorError } from "@/lib/operator-error";
import { checkRoles } from "@/lib/services/check-database";
import { generateDatabaseClient } from "@/scripts/support/database-client";
import { tellEnd } from "@/scripts/support/closing-lines";
import { letFirstPersonIn } from "@/scripts/support/first-person";
import { migrate } from "@/scripts/support/migrations/apply-migrations";
import { indexAll, seedIfEmpty } from "@/scripts/support/prepare-catalogue";
import { readOptions } from "@/scripts/support/read-options";
import { step } from "@/scripts/support/steps";

const HELP = `npm run set-up: what npm start does before it serves, for services that run elsewhere: migrations, the first person, the
shipped records where there are none, the search index.

For web processes that are started by themselves, as in compose.yaml. It needs DATABASE_URL, and MEILI_URL where there is a
Meilisearch. Safe to run at every release: what is done already takes no time.`;

export async function main(args: string[]): Promise<void> {
  if (!readOptions(args, {}, HELP)) return;
  const started = performance.now();
  const env = readEnvironment();
  const { databaseUrl, databaseOwnerUrl, meili } = env;
  if (databaseUrl === null)
    throw new OperatorError(
      "DATABASE_URL is not set.",
      "Set it to the PostgreSQL that the web processes use; for one that is started by itself, npm start does all of this.",
    );
  const { ownerUrl } = await checkRoles({ databaseUrl, databaseOwnerUrl }, { makesMissing: true });
  await generateDatabaseClient();
  const services = { databaseUrl, ownerUrl, meili };

  await step("migrations", async ({ update }) => {
    const applied = await migrate(services, update);
    return { told: applied.length === 0 ? "none pending" : `${applied.length} applied` };
  });
  const { setUpLink } = await step("people", () => letFirstPersonIn(services, env));
  await step("records", (progress) => seedIfEmpty(services, progress));
  await step("index", (progress) => indexAll(services, progress));
  if (setUpLink) console.log(setUpLink);
  tellEnd(
    "The catalogue is set up",
    started,
    "start the web processes, with INDEXER=off where npm run indexer runs beside them",
  );
}
