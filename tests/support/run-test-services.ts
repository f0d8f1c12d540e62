import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { openDataDir } from "@/lib/services/data-dir";
import { openRun } from "@/lib/services/run";
import { startServices, type OwnedServiceUrls } from "@/lib/services/start-services";
import { readEnv } from "@/lib/env";
import { migrate } from "@/scripts/support/migrations/apply-migrations";
import { TEMPLATE_DATABASE, urlOfDatabase } from "@/tests/support/services";

/**
 * A process of its own that holds the services of a test run: it starts them on throw-away data, prints where they are as
 * one line of JSON, and stops and deletes all of it when its input ends, which it also does when Jest is killed.
 */
async function main(): Promise<void> {
  const root = mkdtempSync(path.join(os.tmpdir(), "catalogue-tests-"));
  chmodSync(root, 0o711);
  const dataDir = openDataDir(root);
  const run = openRun(dataDir.runs, root);
  const stop = async () => {
    await run.stopAll();
    rmSync(root, { recursive: true, force: true });
  };
  process.stdin.on("end", () => void stop().then(() => process.exit(0)));
  process.stdin.resume();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined); // the input's end tells when

  try {
    const env = { databaseUrl: null, databaseOwnerUrl: null, meili: null, meiliBin: readEnv().meiliBin };
    const services = await startServices(run, {
      env,
      dataDir,
      durable: false,
      say: (line) => process.stderr.write(`${line}\n`),
    });
    for (const { message } of services.warnings) process.stderr.write(`${message}\n`);
    await makeTemplate(services);
    const [databaseUrl, ownerUrl] = [services.databaseUrl, services.ownerUrl].map((url) => urlOfDatabase(url, TESTS));
    process.stdout.write(`${JSON.stringify({ databaseUrl, ownerUrl, meili: services.meili })}\n`);
  } catch (error) {
    await stop();
    throw error;
  }
}

const TESTS = "tests";

// The template is left alone from here on: a database that somebody is connected to can't be copied.
async function makeTemplate({ ownerUrl, databaseUrl }: OwnedServiceUrls): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(`CREATE DATABASE ${TEMPLATE_DATABASE}`);
  await migrate({ ownerUrl: urlOfDatabase(ownerUrl, TEMPLATE_DATABASE), databaseUrl });
  await client.query(`CREATE DATABASE ${TESTS} TEMPLATE ${TEMPLATE_DATABASE}`);
  await client.end();
}

void main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
