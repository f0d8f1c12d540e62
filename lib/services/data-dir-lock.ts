import { linkSync, renameSync, rmSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { isAlive } from "@/lib/services/end-process";
import { readIfThere, writePrivateFile } from "@/lib/services/private-file";
import { identityOf } from "@/lib/services/process-identity";

const holderSchema = z.object({
  pid: z.number(),
  identity: z.string(),
  command: z.string(),
  url: z.string().nullable(),
});

/** The process that has a data folder to itself, the npm script that it runs, and where its site listens. */
export type Holder = z.output<typeof holderSchema>;

/** What came of asking for the lock: ours until released, or somebody else's. */
export type LockAttempt =
  { readonly isOurs: true; readonly release: () => void } | { readonly isOurs: false; readonly holder: Holder };

/**
 * Takes the lock file, if no living process holds it. One left by a dead process is taken over, whatever number
 * that process had and whoever has the number now.
 */
export async function takeLock(file: string, what: { command: string; url: string | null }): Promise<LockAttempt> {
  const ours = JSON.stringify({ pid: process.pid, identity: identityOf(process.pid) ?? "", ...what });
  for (;;) {
    if (linkNew(file, ours)) {
      // Should a third process have slipped in while a stale lock was cleared away, all but one see another's name here.
      await pause(25);
      if (readIfThere(file) === ours) return { isOurs: true, release: () => releaseOwn(file, ours) };
    }
    const found = readIfThere(file);
    const holder = found === null ? null : parseHolder(found);
    if (holder && isAlive(holder)) return { isOurs: false, holder };
    if (found !== null) clearStale(file, found);
  }
}

/** Who holds the lock now, or null when nobody alive does. */
export function findHolder(file: string): Holder | null {
  const found = readIfThere(file);
  const holder = found === null ? null : parseHolder(found);
  return holder && isAlive(holder) ? holder : null;
}

// A link, unlike a write, either makes the whole file or fails because there is one.
function linkNew(file: string, text: string): boolean {
  const draft = `${file}.new-${process.pid}`;
  writePrivateFile(draft, text);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

// Two starts may find the same stale lock; the slower must not carry off the faster one's new lock.
function clearStale(file: string, stale: string): void {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  const taken = readIfThere(aside);
  if (taken !== null && taken !== stale) linkNew(file, taken);
  rmSync(aside, { force: true });
}

function releaseOwn(file: string, ours: string): void {
  if (readIfThere(file) === ours) rmSync(file, { force: true });
}

function parseHolder(text: string): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
