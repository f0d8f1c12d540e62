import { chmodSync, mkdirSync, mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { env as readEnvironment, type Env } from "@/lib/env";
import { OperatorError } from "@/lib/operator-error";
import { freePort } from "@/lib/services/free-port";
import { openRun, type Run } from "@/lib/services/run";
import { startServices, type OwnedServiceUrls } from "@/lib/services/start-services";
import { holdDataDir, type HeldDataDir } from "@/scripts/support/hold-data-dir";
import { migrate } from "@/scripts/support/migrations/apply-migrations";
import { say, step } from "@/scripts/support/steps";
import { onStopSignal } from "@/scripts/support/stop-signals";

/** PostgreSQL and Meilisearch as `npm start` runs them, on data of a benchmark's own. */
export type BenchServices = {
  readonly services: OwnedServiceUrls & { readonly meili: object };
  /** The environment of a web server on these services: a free port on loopback. */
  readonly env: Env;
  readonly dataDir: HeldDataDir;
  readonly run: Run;
};

/**
 * Starts services for a benchmark, migrates, and stops them after the work.
 * @param keepDir where the data stays for the next run; null throws it away
 * @throws OperatorError when there is no Meilisearch, and whatever the work throws.
 */
export async function withBenchServices<T>(
  keepDir: string | null,
  work: (bench: BenchServices) => Promise<T>,
): Promise<T> {
  const root = keepDir ?? mkdtempSync(path.join(os.tmpdir(), "catalogue-bench-"));
  mkdirSync(root, { recursive: true });
  if (keepDir === null) chmodSync(root, 0o711); // PostgreSQL, which does not run as root, has to get there
  const own = readEnvironment();
  const port = await freePort();
  const env: Env = {
    ...own,
    dataDir: root,
    databaseUrl: null,
    databaseOwnerUrl: null,
    meili: null,
    host: "127.0.0.1",
    port,
    publicUrl: `http://127.0.0.1:${port}`,
  };
  const dataDir = await holdDataDir(env, "bench", say);
  const run = openRun(dataDir.runs, keepDir === null ? root : undefined);
  const stop = stopper(run, dataDir);
  try {
    const { databaseUrl, ownerUrl, meili } = await step("services", async () => {
      const found = await startServices(run, { env, dataDir, durable: true, say });
      versions = `PostgreSQL ${versionIn(found.told.postgres)}, Meilisearch ${versionIn(found.told.meilisearch)}`;
      return { ...found, told: versions };
    });
    if (!meili)
      throw new OperatorError("There is no Meilisearch to measure.", "Set MEILI_BIN to its program, in .env.");
    await migrate({ ownerUrl, databaseUrl });
    return await work({ services: { databaseUrl, ownerUrl, meili }, env, dataDir, run });
  } finally {
    await stop();
  }
}

let versions = "";
/** The services that were measured last, with their versions. */
export const measuredVersions = (): string => versions;

const versionIn = (told: string) => /^\S+/.exec(told)?.[0] ?? "of unknown version";

const open = new Set<() => Promise<readonly string[]>>();

/** One handler of signals serves all services of the process, however many come one after the other. */
function stopper(run: Run, dataDir: HeldDataDir): () => Promise<readonly string[]> {
  if (open.size === 0 && !isListening) {
    isListening = true;
    onStopSignal(async () => (await Promise.all([...open].map((stopOne) => stopOne()))).flat());
  }
  const stop = async () => {
    open.delete(stop);
    const stopped = await run.stopAll();
    dataDir.release();
    return stopped;
  };
  open.add(stop);
  return stop;
}
let isListening = false;
