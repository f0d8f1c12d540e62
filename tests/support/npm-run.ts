import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { childEnvironment } from "@/lib/env";
import { ROOT } from "@/tests/support/source-files";

export type Ran = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** Runs a script to its end as `npm run NAME` does, with these settings and none of this run's own services.
 *  @param timeoutMs after which it is killed; without it, never */
export function npmRun(
  [name, ...args]: readonly string[],
  settings: Readonly<Record<string, string>>,
  { timeoutMs = 0 }: { timeoutMs?: number } = {},
): Promise<Ran> {
  const env = childEnvironment({
    DATABASE_URL: undefined,
    DATABASE_OWNER_URL: undefined,
    MEILI_URL: undefined,
    MEILI_KEY: undefined,
    NODE_ENV: "production",
    ...settings,
  });
  return promisify(execFile)(process.execPath, ["scripts/run.mjs", name ?? "", ...args], {
    cwd: ROOT,
    env,
    timeout: timeoutMs,
    killSignal: "SIGKILL",
  }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: unknown) => error as Ran,
  );
}
