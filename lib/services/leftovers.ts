import { readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { endProcess, isAlive } from "@/lib/services/end-process";
import { readIfThere } from "@/lib/services/private-file";
import { STOP_ORDER, type ServiceName } from "@/lib/services/stop-order";

/**
 * Ends what earlier starts left running when they were killed, in order, and forgets their records.
 * Only for the holder of the data folder's lock: nothing recorded can belong to a living start then.
 * @returns the names of what was ended
 */
export async function endLeftovers(runsDir: string): Promise<ServiceName[]> {
  const ended: ServiceName[] = [];
  const entries = readdirSync(runsDir, { withFileTypes: true });
  const runs = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  for (const { name, farewell } of STOP_ORDER) {
    for (const run of runs) {
      const known = readRecord(path.join(runsDir, run, name));
      if (!known || !isAlive(known)) continue;
      await endProcess(known, farewell);
      ended.push(name);
    }
  }
  for (const { name } of entries) rmSync(path.join(runsDir, name), { recursive: true, force: true });
  return ended;
}

/** The process in a record, or null where none is written (yet). */
export function readRecord(file: string): { pid: number; identity: string } | null {
  const [, pid, identity] = /^(\d+) (.+)\n$/.exec(readIfThere(file) ?? "") ?? [];
  return pid && identity ? { pid: Number(pid), identity } : null;
}
