import { z } from "zod";
import { env as readEnvironment } from "@/lib/env";
import { openDataDir } from "@/lib/services/data-dir";
import { findHolder } from "@/lib/services/data-dir-lock";
import { readIfThere } from "@/lib/services/private-file";
import { openRun } from "@/lib/services/run";
import { startServices, type ServiceUrls } from "@/lib/services/start-services";
import { holdDataDir } from "@/scripts/support/hold-data-dir";
import { say } from "@/scripts/support/steps";
import { onStopSignal } from "@/scripts/support/stop-signals";

/**
 * Runs a script's work on the catalogue's services: those of DATABASE_URL and MEILI_URL where both are set, else those of
 * an `npm start` that runs in this DATA_DIR, else ones that are started for the work and stopped after it.
 * @param command the npm script, as others are told it
 * @throws OperatorError when the services can't be had, and whatever the work throws.
 */
export async function withServices<T>(command: string, work: (services: ServiceUrls) => Promise<T>): Promise<T> {
  const env = readEnvironment();
  if (env.databaseUrl !== null && env.meili !== null) return work({ databaseUrl: env.databaseUrl, meili: env.meili });

  const running = findRunningServices(env.dataDir);
  if (running) return work(running);

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

const urlsSchema = z.object({
  databaseUrl: z.string(),
  meili: z.object({ url: z.string(), key: z.string() }).nullable(),
});

/** The services of an `npm start` that runs in this data folder; null when none does. */
// A start writes the file once its services are up, so one that is still coming up is told of as being at work.
export function findRunningServices(root: string): ServiceUrls | null {
  const paths = openDataDir(root);
  const holder = findHolder(paths.lock);
  const text = holder?.url ? readIfThere(paths.services) : null;
  return text === null ? null : urlsSchema.parse(JSON.parse(text));
}
