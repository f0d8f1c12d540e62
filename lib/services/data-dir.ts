import { mkdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { OperatorError } from "@/lib/operator-error";

/** Where everything lies below DATA_DIR. */
export type DataDir = ReturnType<typeof pathsIn>;

/** An empty cluster and an empty index take some 80 MB; below this a first start would die half way. */
const FREE_BYTES_MIN = 200 * 1024 * 1024;

/**
 * Makes the folder if need be, and sees that it can be written and has room.
 * @throws OperatorError when it can't, or hasn't.
 */
export function openDataDir(root: string): DataDir {
  const paths = pathsIn(root);
  try {
    // Others may pass through but not look around: PostgreSQL, started by root, runs as somebody else.
    for (const dir of [root, paths.logs]) mkdirSync(dir, { recursive: true, mode: 0o711 });
    mkdirSync(paths.runs, { recursive: true, mode: 0o700 });
    const probe = path.join(root, `probe-${process.pid}`);
    writeFileSync(probe, "can this be written?");
    rmSync(probe);
  } catch (error) {
    throw new OperatorError(
      `DATA_DIR is "${root}"; it cannot be written (${(error as NodeJS.ErrnoException).code ?? String(error)}).`,
      "Give this user the right to write there, or set DATA_DIR in .env to a folder that can be written.",
      { cause: error },
    );
  }
  requireRoom(root, statfsSync(root));
  return paths;
}

/** @throws OperatorError when less is free than a start needs. */
export function requireRoom(root: string, { bavail, bsize }: { bavail: number; bsize: number }): void {
  if (bavail * bsize >= FREE_BYTES_MIN) return;
  const megabytes = (bytes: number) => `${Math.floor(bytes / 1024 / 1024)} MB`;
  throw new OperatorError(
    `The disk of DATA_DIR "${root}" has ${megabytes(bavail * bsize)} left; ${megabytes(FREE_BYTES_MIN)} are needed.`,
    "Make room on it, or set DATA_DIR in .env to a folder on another disk.",
  );
}

function pathsIn(root: string) {
  return {
    root,
    lock: path.join(root, "lock"),
    keys: path.join(root, "keys.json"),
    /** How scripts reach what a running start holds open. */
    services: path.join(root, "services.json"),
    runs: path.join(root, "run"),
    logs: path.join(root, "logs"),
    postgres: path.join(root, "postgres"),
    meilisearch: path.join(root, "meilisearch"),
  };
}
