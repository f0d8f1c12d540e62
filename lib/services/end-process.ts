import { setTimeout as pause } from "node:timers/promises";
import { identityOf } from "@/lib/services/process-identity";

/** A process known well enough to be ended safely: its number may be another's by now, its identity never is. */
export type KnownProcess = { readonly pid: number; readonly identity: string };

/** Which signals end a process politely, and how long each is given. SIGKILL always comes last. */
export type Farewell = readonly { readonly signal: "SIGTERM" | "SIGINT" | "SIGQUIT"; readonly waitMs: number }[];

/** Whether it is still this very process that runs. */
export const isAlive = ({ pid, identity }: KnownProcess): boolean => identityOf(pid) === identity;

/**
 * Ends a process and all others of its group, and returns once it is gone. Does nothing to a stranger with its number.
 * @throws Error when even SIGKILL did not end it, as happens to a process that waits for a broken disk.
 */
export async function endProcess(known: KnownProcess, farewell: Farewell): Promise<void> {
  for (const { signal, waitMs } of [...farewell, { signal: "SIGKILL", waitMs: 5_000 } as const]) {
    if (!isAlive(known)) return;
    signalGroup(known.pid, signal);
    if (await isGoneWithin(known, waitMs)) return;
  }
  throw new Error(`Process ${known.pid} does not end, not even by SIGKILL`);
}

// Our children lead groups of their own, so workers that they started get the signal too.
function signalGroup(pid: number, signal: NodeJS.Signals): void {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, signal);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  }
}

async function isGoneWithin(known: KnownProcess, waitMs: number): Promise<boolean> {
  const end = performance.now() + waitMs;
  while (isAlive(known)) {
    if (performance.now() > end) return false;
    await pause(20);
  }
  return true;
}
