import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { endProcess } from "@/lib/services/end-process";
import { PLAIN_ENVIRONMENT } from "@/lib/services/plain-environment";
import { readIfThere } from "@/lib/services/private-file";
import { identityOf } from "@/lib/services/process-identity";
import { STOP_ORDER } from "@/lib/services/stop-order";

/**
 * Clears away what a killed server left in its cluster. PostgreSQL asks no more than whether a process with the noted
 * number lives; after a restart of the machine or container that may be anybody, and the server would refuse to start.
 * Only for the holder of the data folder's lock. A server that really still runs on this cluster is stopped.
 */
export async function clearStalePostmaster(cluster: string): Promise<void> {
  const file = path.join(cluster, "postmaster.pid");
  const pid = Number.parseInt(readIfThere(file) ?? "", 10);
  if (!(pid > 0)) return;
  const identity = identityOf(pid);
  if (identity !== null && isServerOf(pid, cluster)) {
    await endProcess({ pid, identity }, STOP_ORDER.find(({ name }) => name === "postgres")!.farewell);
  }
  rmSync(file, { force: true });
}

function isServerOf(pid: number, cluster: string): boolean {
  const command = commandOf(pid);
  return command.includes("postgres") && command.includes(cluster);
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    try {
      return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8", env: PLAIN_ENVIRONMENT });
    } catch {
      return ""; // gone meanwhile
    }
  }
}
