import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { createToken } from "@/lib/auth/tokens";
import { openContext } from "@/lib/catalogue/context";
import { CONSOLE_ACTOR } from "@/lib/core/access/access";
import { readEnv } from "@/lib/env";
import { openDataDir } from "@/lib/services/data-dir";
import { freePort } from "@/lib/services/free-port";
import { pidOf } from "@/lib/services/pid-of";
import { openRun } from "@/lib/services/run";
import type { ServiceUrls } from "@/lib/services/start-services";
import { buildSite } from "@/scripts/support/site/build-site";
import { startWeb } from "@/scripts/support/site/start-web";
import { aPlatform } from "@/tests/factories/a-platform";
import { randomNumbers } from "@/tests/support/random-numbers";

/** A version that a web process has answered for. */
export type SavedByWeb = { readonly slug: string; readonly version: number };

export type LoadWebProcesses = {
  readonly saved: readonly SavedByWeb[];
  /** Kills one of them, which is then started again. */
  kill(): void;
  /** Sends no more edits, and waits for those under way. */
  stopWriting(): Promise<void>;
  stop(): Promise<void>;
};

const RECORDS = 10;
const PAUSE_MS = 100;

/** Starts so many web processes of a production build beside the same services, as a deployment with several does, and edits records of
 *  their own through each of them by turns. Each carries changes to the index, too. */
export async function startWebProcesses(
  services: ServiceUrls,
  folder: string,
  count: number,
  seed: number,
): Promise<LoadWebProcesses> {
  const sessionSecret = "a secret that all web processes share, as they must";
  const webs = await Promise.all(
    Array.from({ length: count }, async (_, at) => {
      const dataDir = openDataDir(path.join(folder, `web-${at}`));
      const port = await freePort();
      const env = {
        ...readEnv(),
        host: "127.0.0.1",
        port,
        publicUrl: `http://127.0.0.1:${port}`,
        dataDir: dataDir.root,
      };
      return { dataDir, env, run: openRun(dataDir.runs) };
    }),
  );
  const stop = async () => {
    await Promise.all(webs.map(({ run }) => run.stopAll()));
  };
  const saved: SavedByWeb[] = [];
  let isWriting = true;
  try {
    for (const { run, env, dataDir } of webs) {
      await buildSite(run, path.join(dataDir.logs, "build.log"), { update: () => undefined, end: () => undefined });
      const log = path.join(dataDir.logs, "web.log");
      await startWeb(run, { mode: "start", env, services, sessionSecret, log, say: () => undefined });
    }
    const token = await makeToken(services);
    const random = randomNumbers(seed);
    const write = async (site: string) => {
      while (isWriting) {
        const slug = `web-${random.between(1, RECORDS)}`;
        const version = await save(site, token, slug, `Summary ${random.between(1, 9_999)}.`).catch(() => null);
        if (version !== null) saved.push({ slug, version });
        await pause(PAUSE_MS);
      }
    };
    const writing = webs.map(({ env }) => write(env.publicUrl));
    return {
      saved,
      kill: () => {
        const pid = pidOf(random.pick(webs).dataDir.root, "web");
        if (pid !== null) process.kill(pid, "SIGKILL");
      },
      stopWriting: async () => {
        isWriting = false;
        await Promise.all(writing);
      },
      stop: async () => {
        isWriting = false;
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function makeToken(services: ServiceUrls): Promise<string> {
  const context = await openContext({ databaseUrl: services.databaseUrl, meili: null });
  try {
    const made = await createToken({ ...context, publicUrl: "" }, CONSOLE_ACTOR, { name: "Load", role: "publisher" });
    if (!made.ok) throw new Error(`No token could be made: ${JSON.stringify(made.problem)}`);
    return made.value.token;
  } finally {
    await context.close();
  }
}

/** Replaces a record, or creates it. Gives the version that was answered; null where it was refused. */
async function save(site: string, token: string, slug: string, summary: string): Promise<number | null> {
  const address = `${site}/api/v1/platforms/${slug}`;
  const limit = () => ({ signal: AbortSignal.timeout(20_000) });
  const read = await fetch(address, limit());
  const present = read.ok ? ((await read.json()) as { version: number }) : null;
  const answer = await fetch(address, {
    ...limit(),
    method: "PUT",
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${token}`,
      ...(present ? { "if-match": `"${present.version}"` } : {}),
    },
    body: JSON.stringify(aPlatform({ slug, name: slug, designation: slug, summary })),
  });
  return answer.ok ? ((await answer.json()) as { version: number }).version : null;
}
