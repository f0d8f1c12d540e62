import { existsSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { OperatorError } from "@/lib/operator-error";
import { freePort } from "@/lib/services/free-port";
import { PLAIN_ENVIRONMENT } from "@/lib/services/plain-environment";
import type { Run } from "@/lib/services/run";
import { linesSince, logEnd } from "@/lib/services/service-log";
import { supervise, type Service, type Supervised } from "@/lib/services/supervise";
import { answers, waitUntil } from "@/lib/services/wait-until";

export type MeilisearchOptions = {
  /** The binary. */
  readonly program: string;
  /** Its working folder; the index lies in `data.ms` below. */
  readonly dir: string;
  readonly log: string;
  readonly masterKey: string;
  /** Takes a line when the service ends or comes back, or when its data had to be given up. */
  readonly say: (line: string) => void;
};

export type EmbeddedMeilisearch = {
  readonly url: string;
  readonly key: string;
  readonly port: number;
  readonly version: string;
  readonly service: Supervised;
};

const READY_MS = 60_000;

/**
 * Starts Meilisearch on loopback and a free port, and keeps it up while the run lasts. An index that this version can't
 * open (made by another version, or cut off while it was made) is given up: it only repeats what PostgreSQL holds.
 * @throws OperatorError when it does not start all the same.
 */
export async function startMeilisearch(run: Run, options: MeilisearchOptions): Promise<EmbeddedMeilisearch> {
  const data = path.join(options.dir, "data.ms");
  const hadData = existsSync(data);
  try {
    return await startOnFreePort(run, options);
  } catch (error) {
    if (run.isStopping()) throw error;
    // Another program has taken the port since it was found free, which says nothing of the index.
    if (/address already in use/i.test(String(error))) return startOnFreePort(run, options);
    if (!hadData) throw error;
    options.say("Meilisearch could not open its index, which is deleted now and made anew from PostgreSQL");
    rmSync(data, { recursive: true, force: true });
    return await startOnFreePort(run, options);
  }
}

async function startOnFreePort(run: Run, options: MeilisearchOptions): Promise<EmbeddedMeilisearch> {
  mkdirSync(options.dir, { recursive: true, mode: 0o700 });
  const port = await freePort();
  const service = await supervise(run, meilisearchService(run, options, port), options.say);
  const url = `http://127.0.0.1:${port}`;
  return { url, key: options.masterKey, port, version: await versionOf(url, options.masterKey), service };
}

function meilisearchService(run: Run, { program, dir, log, masterKey }: MeilisearchOptions, port: number): Service {
  let start = 0;
  return {
    label: "Meilisearch",
    launch() {
      start = logEnd(log);
      return run.start({
        name: "meilisearch",
        program,
        // Without the memory limit one edited document takes seconds on a large index and the server grows past a
        // gigabyte; one thread leaves the other to the web server.
        args: [
          ...["--db-path", path.join(dir, "data.ms"), "--http-addr", `127.0.0.1:${port}`, "--env", "production"],
          ...["--no-analytics", "--max-indexing-threads", "1", "--max-indexing-memory", "512MiB"],
        ],
        cwd: dir,
        // In the environment and not among the arguments, which every user of the machine can list.
        env: { ...PLAIN_ENVIRONMENT, MEILI_MASTER_KEY: masterKey, NO_COLOR: "1" },
        log,
      });
    },
    async ready(process) {
      await waitUntil(
        () => answers(`http://127.0.0.1:${port}/health`),
        process,
        READY_MS,
        (reason) => {
          const told = linesSince(log, start).find((line) => /^Error:|ERROR|not found/.test(line));
          return new OperatorError(
            `Meilisearch did not start (${told?.replace(/^Error: */, "") ?? reason}); searches are answered by PostgreSQL.`,
            `See ${log}, or set MEILI_BIN or MEILI_URL in .env to another Meilisearch.`,
          );
        },
      );
    },
  };
}

async function versionOf(url: string, key: string): Promise<string> {
  const response = await fetch(`${url}/version`, {
    headers: { authorization: `Bearer ${key}` },
    signal: AbortSignal.timeout(5_000),
  });
  const { pkgVersion } = (await response.json()) as { pkgVersion?: string };
  return pkgVersion ?? "of unknown version";
}
