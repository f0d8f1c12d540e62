import { closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import path from "node:path";

/** Two files of this size a service are the most that its log takes. */
const LOG_BYTES_MAX = 5 * 1024 * 1024;

/**
 * Runs `use` with a descriptor to append to. Services write to a file and not to a pipe, because a pipe would break,
 * and the service with it, when we are killed.
 */
export function withLog<T>(file: string, use: (descriptor: number) => T): T {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o711 });
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_BYTES_MAX) renameSync(file, `${file}.1`);
  const descriptor = openSync(file, "a", 0o600);
  try {
    return use(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** How long the log is now, to read later only what came after. */
export function logEnd(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** The lines written since then, without colours and blank ones. */
export function linesSince(file: string, start: number): string[] {
  const bytes = statSync(file, { throwIfNoEntry: false }) ? readFileSync(file) : Buffer.alloc(0);
  const fresh = bytes.subarray(bytes.length < start ? 0 : start).toString("utf8");
  return fresh
    .replace(/\u001b\[[0-9;]*m/g, "")
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "");
}
