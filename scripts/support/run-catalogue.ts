import path from "node:path";
import { rmSync } from "node:fs";
import { env as readEnvironment, siteUrl, type Env } from "@/lib/env";
import type { OperatorError } from "@/lib/operator-error";
import { orDiskFull } from "@/lib/services/data-dir";
import { readOrMakeKeys } from "@/lib/services/keys";
import { writePrivateFile } from "@/lib/services/private-file";
import { openRun, type Run } from "@/lib/services/run";
import { startServices, type OwnedServiceUrls } from "@/lib/services/start-services";
import { generateDatabaseClient, isDatabaseClientCurrent } from "@/scripts/support/database-client";
import { namelessAddress } from "@/scripts/support/doctor/check-configuration";
import { holdDataDir, type HeldDataDir } from "@/scripts/support/hold-data-dir";
import { migrate } from "@/scripts/support/migrations/apply-migrations";
import { outliveRestarts } from "@/scripts/support/outlive-restarts";
import { letFirstPersonIn } from "@/scripts/support/first-person";
import { indexAll, indexWarning, seedIfEmpty } from "@/scripts/support/prepare-catalogue";
import { buildSite } from "@/scripts/support/site/build-site";
import { requireFreePort, startWeb, type WebMode } from "@/scripts/support/site/start-web";
import { say, seconds, step } from "@/scripts/support/steps";
import { onStopSignal } from "@/scripts/support/stop-signals";

/**
 * Everything from a bare folder to a site that answers, one line a step, and everything down again, in order, on a
 * signal. Settles when the site answers; the process then lives on until it is stopped.
 * @throws OperatorError, after stopping what had been started.
 */
export async function runCatalogue(mode: WebMode): Promise<void> {
  const started = performance.now();
  const env = readEnvironment();
  const dataDir = await step("data", async () => {
    const held = await holdDataDir(env, mode, say);
    return { told: path.relative(process.cwd(), env.dataDir) || ".", held };
  }).then(({ held }) => held);
  const run = openRun(dataDir.runs);
  const stop = async () => {
    const stopped = await run.stopAll();
    rmSync(dataDir.services, { force: true });
    dataDir.release();
    return stopped;
  };
  onStopSignal(stop);
  try {
    const { setUpLink } = await bringUp(run, mode, env, dataDir);
    console.log(
      `\nReady after ${seconds(performance.now() - started)}: ${siteUrl(env.host, env.port)}   (Ctrl-C stops everything)`,
    );
    if (setUpLink) console.log(setUpLink);
    const nameless = namelessAddress(env);
    if (nameless) warn(nameless);
  } catch (error) {
    // Stopping makes whatever was under way fail; that is no news.
    if (run.isStopping()) return await new Promise(() => undefined);
    const cause = error instanceof Error ? orDiskFull(env.dataDir, error) : error;
    await stop();
    throw cause;
  }
}

async function bringUp(run: Run, mode: WebMode, env: Env, dataDir: HeldDataDir): Promise<{ setUpLink: string | null }> {
  await requireFreePort(env);
  if (!isDatabaseClientCurrent()) {
    await step("client", async () => ({
      told: (await generateDatabaseClient()) ? "of this schema" : "is of this schema already",
    }));
  }

  const services = await step("services", async () => {
    const found = await startServices(run, { env, dataDir, durable: true, say });
    return { ...found, told: `PostgreSQL ${found.told.postgres}; Meilisearch ${found.told.meilisearch}` };
  });
  services.warnings.forEach(warn);
  const { databaseUrl, ownerUrl, meili } = services;
  writePrivateFile(dataDir.services, JSON.stringify({ databaseUrl, ownerUrl, meili } satisfies OwnedServiceUrls));

  await step("migrations", (progress) =>
    outliveRestarts(services.supervised, async () => {
      const applied = await migrate(services, progress.update);
      return { told: applied.length === 0 ? "none pending" : `${applied.length} applied` };
    }),
  );
  const sessionSecret = env.sessionSecret ?? readOrMakeKeys(dataDir.keys).sessionSecret;
  const { setUpLink } = await step("people", () =>
    outliveRestarts(services.supervised, () => letFirstPersonIn(services, env)),
  );
  await step("records", (progress) => outliveRestarts(services.supervised, () => seedIfEmpty(services, progress)));
  await step("index", (progress) => outliveRestarts(services.supervised, () => indexAll(services, progress))).catch(
    (error: unknown) => {
      if (run.isStopping()) throw error;
      warn(indexWarning(error));
    },
  );
  if (mode === "start") {
    await step("build", async (progress) => {
      const built = await buildSite(run, path.join(dataDir.logs, "build.log"), progress);
      return { told: built ? "of this source" : "is of this source already" };
    });
  }
  await step("web", async () => {
    await startWeb(run, { mode, env, services, sessionSecret, log: path.join(dataDir.logs, "web.log"), say });
    return { told: "answers" };
  });
  return { setUpLink };
}

function warn({ what, cure }: Pick<OperatorError, "what" | "cure">): void {
  console.error(`${what}\n${cure}`);
}
