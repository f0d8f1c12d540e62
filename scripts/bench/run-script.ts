import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { childEnvironment } from "@/lib/env";
import { PROJECT_DIR } from "@/scripts/support/site/source-hash";

/**
 * Runs one of the npm scripts in a process of its own, as an operator does.
 * @param look called with the number of its process, again and again while it runs
 * @returns what it printed
 * @throws when it fails, with what it complained of.
 */
export async function runScript(
  args: readonly string[],
  env: Record<string, string> = {},
  look: (pid: number) => Promise<void> = () => Promise.resolve(),
): Promise<string> {
  const child = spawn(process.execPath, ["scripts/run.mjs", ...args], {
    cwd: PROJECT_DIR,
    env: childEnvironment(env),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [printed, complaint] = ["", ""];
  child.stdout.on("data", (text: Buffer) => (printed += text.toString()));
  child.stderr.on("data", (text: Buffer) => (complaint += text.toString()));
  let code: number | null | undefined;
  child.once("exit", (ended) => (code = ended));
  while (code === undefined) {
    await look(child.pid ?? 0);
    await pause(50);
  }
  if (code !== 0) throw new Error(`npm run ${args.join(" ")} failed: ${complaint.trim()}`);
  return printed;
}

/** The memory that a process holds and the most that it has held, in MB, as Linux counts it; 0 elsewhere. */
export function memoryOf(pid: number): { nowMb: number; peakMb: number } {
  const status = procFile(pid, "status");
  const mb = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024;
  return { nowMb: mb("VmRSS"), peakMb: mb("VmHWM") };
}

/** Time that a process has been at work, in milliseconds; 0 where that cannot be told. */
export const cpuOf = (pid: number): number => {
  const [user, system] = procFile(pid, "stat").split(") ")[1]?.split(" ").slice(11, 13) ?? [];
  return (Number(user ?? 0) + Number(system ?? 0)) * 10; // a tick is a hundredth of a second
};

function procFile(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return ""; // it has ended, or this is not Linux
  }
}
