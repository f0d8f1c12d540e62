import { env as readEnvironment } from "@/lib/env";
import { OperatorError } from "@/lib/operator-error";
import { checkDatabase } from "@/lib/services/check-database";
import { checkSearch } from "@/lib/services/check-search";
import type { ServiceUrls } from "@/lib/services/start-services";
import { sweepEarly } from "@/lib/sweep-early";
import { counted } from "@/scripts/support/closing-lines";
import { requireMigrated } from "@/scripts/support/migrations/require-migrated";
import { readOptions } from "@/scripts/support/read-options";
import { say, seconds } from "@/scripts/support/steps";
import { onStopSignal } from "@/scripts/support/stop-signals";
import { onCatalogue } from "@/scripts/support/with-catalogue";
import { findRunningServices } from "@/scripts/support/with-services";

const HELP = `npm run indexer: carry changes from PostgreSQL to the search index until it is stopped by Ctrl-C or SIGTERM.

For catalogues whose web process runs with INDEXER=off. It needs DATABASE_URL and MEILI_URL, or a catalogue that runs in
DATA_DIR. Any number of indexers may run: they take turns.`;

/** How often it says what it did, if it did anything. */
const TELL_EVERY_MS = 10_000;

export async function main(args: string[]): Promise<void> {
  if (!readOptions(args, {}, HELP)) return;
  sweepEarly();
  const started = performance.now();
  const services = await findServices();
  const { runIndexer } = await import("@/lib/search/indexing/run-indexer");
  const { outboxLength } = await import("@/lib/store/outbox");

  await onCatalogue(services, async (context) => {
    const { pending } = await outboxLength(context.store.read);
    let carried = 0;
    let untold = 0;
    const indexer = runIndexer(context, {
      databaseUrl: services.databaseUrl,
      onError: (error) => console.error(`${new Date().toTimeString().slice(0, 8)}  ${failure(error)}; trying again`),
      onCarried: ({ count }) => {
        carried += count;
        untold += count;
      },
      onMended: ({ rebuilt, mended }) =>
        say(rebuilt === null ? `${counted(mended, "document")} mended` : `the index was built anew: ${rebuilt}`),
    });
    say(`carrying changes to the index, ${counted(pending, "change")} waiting   (Ctrl-C stops it)`);

    const tell = () => {
      if (untold > 0) say(`${counted(untold, "change")} carried over`);
      untold = 0;
    };
    // It also keeps the process alive while the database is away.
    const teller = setInterval(tell, TELL_EVERY_MS);
    onStopSignal(async () => {
      clearInterval(teller);
      await indexer.stop();
      tell();
      await context.close();
      console.log(
        `${counted(carried, "change")} carried over in ${seconds(performance.now() - started)}.\nNext: npm run indexer, or npm start, whose web process carries changes itself`,
      );
      return ["indexer"];
    });
    await new Promise(() => undefined);
  });
}

async function findServices(): Promise<ServiceUrls> {
  const { databaseUrl, meili, dataDir } = readEnvironment();
  const services = databaseUrl !== null && meili !== null ? { databaseUrl, meili } : findRunningServices(dataDir);
  if (!services?.meili) {
    throw new OperatorError(
      services
        ? `The catalogue in ${dataDir} runs without a Meilisearch.`
        : `DATABASE_URL and MEILI_URL are not both set, and no catalogue runs in ${dataDir}.`,
      "Set both in .env to the services that the web process uses, or start the catalogue first: npm start.",
    );
  }
  await checkDatabase(services.databaseUrl);
  const wrong = await checkSearch(services.meili);
  if (wrong) throw wrong;
  await requireMigrated(services.databaseUrl);
  return services;
}

const failure = (error: unknown) =>
  error instanceof Error ? (error.message.trim().split("\n")[0] ?? error.name) : String(error);
