import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { readRecord } from "@/lib/services/leftovers";
import { identityOf } from "@/lib/services/process-identity";
import type { ServiceName } from "@/lib/services/stop-order";

/** The number of the process of a service that was started in this data folder, while it runs; else null. */
export function pidOf(dataDir: string, name: ServiceName): number | null {
  const runs = path.join(dataDir, "run");
  if (!existsSync(runs)) return null;
  for (const run of readdirSync(runs)) {
    const record = readRecord(path.join(runs, run, name));
    if (record && identityOf(record.pid) === record.identity) return record.pid;
  }
  return null;
}
