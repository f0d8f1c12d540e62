import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { SHARED_FOLDER } from "@/tests/support/once-in-the-run";
import { temporaryFolder } from "@/tests/support/temporary-folder";

const addressesSchema = z.object({
  databaseUrl: z.string(),
  ownerUrl: z.string(),
  meili: z.object({ url: z.string(), key: z.string() }).nullable(),
});

/** Kept between set-up and teardown, which Jest loads apart; and only once, whichever projects ask for it. */
export const kept = globalThis as { testServices?: ChildProcess; sharedFolder?: { remove(): void } };

/** Starts a real PostgreSQL and a real Meilisearch for the run, and tells every test where they are by the environment. */
export default async function startTestServices(): Promise<void> {
  if (kept.testServices) return;
  const root = path.resolve(__dirname, "../..");
  const child = spawn(process.execPath, ["--import", "tsx", path.join(__dirname, "run-test-services.ts")], {
    cwd: root,
    stdio: ["pipe", "pipe", "inherit"],
    // Apart from our group, so that Ctrl-C at the terminal lets it stop in order.
    detached: true,
  });
  kept.testServices = child;

  const shared = temporaryFolder();
  kept.sharedFolder = shared;
  process.env[SHARED_FOLDER] = shared.path;

  const addresses = await new Promise<z.output<typeof addressesSchema>>((resolve, reject) => {
    createInterface(child.stdout).once("line", (line) => resolve(addressesSchema.parse(JSON.parse(line))));
    child.once("exit", (code) => reject(new Error(`The test services did not start (exit code ${code}); see above.`)));
  });
  child.unref();
  process.env.DATABASE_URL = addresses.databaseUrl;
  process.env.DATABASE_OWNER_URL = addresses.ownerUrl;
  // Never a Meilisearch of the developer's own, which may be set in this environment.
  delete process.env.MEILI_URL;
  delete process.env.MEILI_KEY;
  if (addresses.meili) Object.assign(process.env, { MEILI_URL: addresses.meili.url, MEILI_KEY: addresses.meili.key });
}
