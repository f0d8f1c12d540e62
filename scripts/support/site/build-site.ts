import { existsSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { childEnvironment } from "@/lib/env";
import { OperatorError } from "@/lib/operator-error";
import { readIfThere } from "@/lib/services/private-file";
import type { Process, Run } from "@/lib/services/run";
import { linesSince, logEnd } from "@/lib/services/service-log";
import type { Progress } from "@/scripts/support/progress";
import { PROJECT_DIR, sourceHash } from "@/scripts/support/site/source-hash";
import { whileLocked } from "@/scripts/support/while-locked";

const BUILD_DIR = path.join(PROJECT_DIR, ".next");
/** Names the source that the finished build beside it was made from. */
const MARKER = path.join(BUILD_DIR, "built-from");
/** In the one folder that a build does not empty. */
const LOCK = path.join(BUILD_DIR, "cache/start-build.lock");

/** The program that builds and serves the site. */
export const NEXT_PROGRAM = createRequire(__filename).resolve("next/dist/bin/next");

/** Whether there is a finished build of the source as it is now. */
function isSiteBuilt(hash: string = sourceHash()): boolean {
  return readIfThere(MARKER) === hash && existsSync(path.join(BUILD_DIR, "BUILD_ID"));
}

/**
 * Builds the site unless there is a finished build of this very source. A build that is cut off leaves no marker and
 * counts for nothing; a second start in the same source waits for the first one's build.
 * @returns whether it was built
 * @throws OperatorError when the build fails.
 */
export async function buildSite(run: Run, log: string, progress: Progress): Promise<boolean> {
  if (isSiteBuilt()) return false;
  return whileLocked(LOCK, "build", async () => {
    const hash = sourceHash();
    if (isSiteBuilt(hash)) return false;
    rmSync(MARKER, { force: true });
    await runBuild(run, log, progress);
    writeFileSync(MARKER, hash);
    return true;
  });
}

/** What Next says as it goes along; each is a part of the bar. */
const PHASES = [
  /Creating an optimized/,
  /Compiled successfully/,
  /Running TypeScript/,
  /Collecting page data/,
  /Generating static/,
  /Finalizing/,
];

async function runBuild(run: Run, log: string, progress: Progress): Promise<void> {
  const start = logEnd(log);
  const build = run.start({
    name: "build",
    program: process.execPath,
    args: [NEXT_PROGRAM, "build"],
    cwd: PROJECT_DIR,
    env: childEnvironment({
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      NO_COLOR: "1",
      FORCE_COLOR: undefined,
    }),
    log,
  });
  const ending = await followed(build, () => {
    const lines = linesSince(log, start);
    progress.update(PHASES.findLastIndex((phase) => lines.some((line) => phase.test(line))) + 1, PHASES.length + 1);
  });
  if (ending === "exit code 0") return;
  const lines = linesSince(log, start);
  const reason = lines.find((line) => SAYS_WHY.test(line) && !SAYS_ONLY_THAT.test(line)) ?? ending;
  throw new OperatorError(
    `The site could not be built: ${reason.trim()}`,
    `The whole message is at the end of ${log}. Mend what it names, or start again if it was cut off.`,
  );
}

const SAYS_WHY = /error|cannot|not found/i;
const SAYS_ONLY_THAT = /^> Build error occurred|build failed with|Failed to (compile|type check)|^\s*at /;

async function followed(build: Process, look: () => void): Promise<string> {
  while (!build.hasEnded()) {
    look();
    await Promise.race([build.ended, pause(500)]);
  }
  return build.ended;
}
