import { mkdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { takeLock } from "@/lib/services/data-dir-lock";

/** Does something that two processes must not do at a time, such as writing the same generated folder. Waits its turn. */
export async function whileLocked<T>(lockFile: string, command: string, task: () => Promise<T>): Promise<T> {
  mkdirSync(path.dirname(lockFile), { recursive: true });
  for (;;) {
    const lock = await takeLock(lockFile, { command, url: null });
    if (!lock.isOurs) {
      await pause(300);
      continue;
    }
    try {
      return await task();
    } finally {
      lock.release();
    }
  }
}
