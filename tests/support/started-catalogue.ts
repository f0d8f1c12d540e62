import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "@/lib/services/free-port";
import { identityOf } from "@/lib/services/process-identity";
import { WITHOUT_PROXY } from "@/tests/support/long-forms";
import { siteSource } from "@/tests/support/site-source";
import { eventually } from "@/tests/support/eventually";

/** The longest that a start may take which has to build the site first, on a slow machine; from nothing it takes longer. */
export const START_MS = WITHOUT_PROXY ? 900_000 : 600_000;

/** One `npm start`, in a data folder of its own and on a free port. */
export type StartedCatalogue = {
  readonly process: ChildProcess;
  readonly url: string;
  /** All that it has printed so far. */
  output(): string;
  /** Settles when the site answers; fails when the start has ended instead. */
  ready(): Promise<void>;
  /** Settles with the exit code, or the signal's name. */
  readonly ended: Promise<number | string>;
  /** Asks it to stop, as a service manager does, and waits until it has. */
  stop(): Promise<number | string>;
};

/** Starts the catalogue as `npm start` does, with none of this run's own settings but what is given. */
export async function startCatalogue(
  dataDir: string,
  settings: Record<string, string> = {},
): Promise<StartedCatalogue> {
  const port = settings.PORT ?? String(await freePort());
  const child = spawn(process.execPath, [...(settings.NODE_FLAGS?.split(" ") ?? []), "scripts/run.mjs", "start"], {
    cwd: await siteSource(),
    env: {
      ...withoutServices(process.env),
      // As npm sets it: it stops by itself when whoever runs it is killed, which here is Jest.
      npm_lifecycle_event: "start",
      DATA_DIR: dataDir,
      PORT: port,
      LOG_LEVEL: "fatal",
      ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text: Buffer) => (output += text.toString()));
  const ended = once(child, "exit").then(async ([code, signal]: (number | string | null)[]) => {
    // The last lines may be read after the exit; but a service that was left behind holds the pipe open.
    await Promise.race([once(child, "close"), pause(500)]);
    return signal ?? code ?? "";
  });
  const url = `http://127.0.0.1:${port}`;
  return {
    process: child,
    url,
    output: () => output,
    ready: () =>
      eventually(
        `ready, after saying: ${output}`,
        () => {
          if (output.includes("Ready after")) return true;
          if (child.exitCode !== null || child.signalCode !== null)
            throw new Error(`The start ended instead:\n${output}`);
          return false;
        },
        START_MS,
      ),
    ended,
    stop() {
      child.kill("SIGTERM");
      return ended;
    },
  };
}

/** Every process whose command names this folder: what a start left behind, whether or not it is on record. */
export function processesNaming(folder: string): string[] {
  return readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry) && identityOf(Number(entry)) !== null)
    .map((pid) => commandOf(pid))
    .filter((command) => command.includes(folder));
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return ""; // gone meanwhile
  }
}

// Jest's own settings would make the site run in test mode, and the run's services stand in for the embedded ones.
function withoutServices(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = { ...env };
  for (const name of ["DATABASE_URL", "DATABASE_OWNER_URL", "MEILI_URL", "MEILI_KEY", "NODE_ENV", "JEST_WORKER_ID"])
    delete kept[name];
  return kept;
}
