import { z } from "zod";
import { env as readEnvironment, withoutPassword, type Env } from "@/lib/env";
import { OperatorError } from "@/lib/operator-error";
import { checkRoles } from "@/lib/services/check-database";
import { openDataDir } from "@/lib/services/data-dir";
import { findHolder } from "@/lib/services/data-dir-lock";
import { readIfThere } from "@/lib/services/private-file";
import { openRun } from "@/lib/services/run";
import { startServices, type OwnedServiceUrls } from "@/lib/services/start-services";
import { holdDataDir } from "@/scripts/support/hold-data-dir";
import { say } from "@/scripts/support/steps";
import { onStopSignal } from "@/scripts/support/stop-signals";

/**
 * Runs a script's work on the catalogue's services: those of DATABASE_URL and MEILI_URL where both are set, else those of
 * an `npm start` that runs in this DATA_DIR, else ones that are started for the work and stopped after it.
 * @param command the npm script, as others are told it
 * @param evenIfAway for work that says by itself what is wrong with services that do not answer
 * @param migrates for work that may have a new database before it, without the role of DATABASE_URL
 * @throws OperatorError when the services can't be had, and whatever the work throws.
 */
export async function withServices<T>(
  command: string,
  work: (services: OwnedServiceUrls) => Promise<T>,
  { evenIfAway = false, migrates = false }: { readonly evenIfAway?: boolean; readonly migrates?: boolean } = {},
): Promise<T> {
  const env = readEnvironment();
  const { databaseUrl, databaseOwnerUrl, meili } = env;
  if (databaseUrl !== null && meili !== null) {
    if (!evenIfAway) await checkRoles({ databaseUrl, databaseOwnerUrl }, { makesMissing: migrates });
    return work({ databaseUrl, ownerUrl: databaseOwnerUrl ?? databaseUrl, meili });
  }

  const running = findRunningServices(env.dataDir);
  if (running) {
    requireSame(env, running);
    return work(running);
  }

  const dataDir = await holdDataDir(env, command, say);
  const run = openRun(dataDir.runs);
  const stop = async () => {
    const stopped = await run.stopAll();
    dataDir.release();
    return stopped;
  };
  onStopSignal(stop);
  try {
    const services = await startServices(run, { env, dataDir, durable: true, say });
    for (const { what, cure } of services.warnings) console.error(`${what}\n${cure}`);
    return await work(services);
  } finally {
    await stop();
  }
}

/** @throws OperatorError when the settings name another service than the catalogue that runs here uses: the work would be done on the wrong one. */
function requireSame({ databaseUrl, meili, dataDir }: Env, running: OwnedServiceUrls): void {
  const other =
    databaseUrl !== null && databaseUrl !== running.databaseUrl
      ? `DATABASE_URL is "${withoutPassword(databaseUrl)}"`
      : meili !== null && meili.url !== running.meili?.url
        ? `MEILI_URL is "${withoutPassword(meili.url)}"`
        : null;
  if (other === null) return;
  throw new OperatorError(
    `${other}, but the catalogue that runs in ${dataDir} uses another.`,
    "Set DATABASE_URL and MEILI_URL both to work on other services, or neither to work on those of that catalogue.",
  );
}

const urlsSchema = z.object({
  databaseUrl: z.string(),
  ownerUrl: z.string(),
  meili: z.object({ url: z.string(), key: z.string() }).nullable(),
});

/** The services of an `npm start` that runs in this data folder; null when none does. */
// A start writes the file once its services are up, so one that is still coming up is told of as being at work.
export function findRunningServices(root: string): OwnedServiceUrls | null {
  const paths = openDataDir(root);
  const holder = findHolder(paths.lock);
  const text = holder?.url ? readIfThere(paths.services) : null;
  return text === null ? null : urlsSchema.parse(JSON.parse(text));
}
