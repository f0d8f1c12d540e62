import { existsSync, mkdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { OperatorError } from "@/lib/operator-error";

/** Where everything lies below DATA_DIR. */
export type DataDir = ReturnType<typeof dataDirPaths>;

const MEGABYTE = 1024 * 1024;
/** An empty cluster and an empty index take some 80 MB; below this a first start would die half way. */
const FIRST_START_BYTES = 200 * MEGABYTE;
/** What a start that has its data already writes at least: journal and logs. */
const LATER_START_BYTES = 40 * MEGABYTE;
/** PostgreSQL's journal grows in files of this size; where the next one has no room, the disk is full to it. */
const FULL_BYTES = 16 * MEGABYTE;

/**
 * Makes the folder if need be, and sees that it can be written and has room.
 * @throws OperatorError when it can't, or hasn't.
 */
export function openDataDir(root: string): DataDir {
  const paths = dataDirPaths(root);
  const isFirst = !existsSync(paths.keys);
  try {
    // Others may pass through but not look around: PostgreSQL, started by root, runs as somebody else.
    for (const dir of [root, paths.logs]) makeFolder(dir, 0o711);
    makeFolder(paths.runs, 0o700);
    const probe = path.join(root, `probe-${process.pid}`);
    writeFileSync(probe, "can this be written?");
    rmSync(probe);
  } catch (error) {
    if (isDiskFull(error)) throw noRoom(root, 0, isFirst);
    throw new OperatorError(
      `DATA_DIR is "${root}"; it cannot be written (${codeOf(error)}).`,
      "Give this user the right to write there, or set DATA_DIR in .env to a folder that can be written.",
      { cause: error },
    );
  }
  requireRoom(root, statfsSync(root), isFirst);
  return paths;
}

/** @throws OperatorError when less is free than a start needs. */
export function requireRoom(root: string, disk: { bavail: number; bsize: number }, isFirst: boolean): void {
  const free = disk.bavail * disk.bsize;
  if (free < bytesNeeded(isFirst)) throw noRoom(root, free, isFirst);
}

/**
 * What a failure in this folder really comes from: a full disk where it is full, else what the failure says itself.
 * Programs on a full disk often end without a word, since there was no room for it in their logs.
 */
export function orDiskFull(dir: string, error: Error): Error {
  const { bavail, bsize } = statfsSync(dir);
  // What filled it may be deleted again by now, as initdb does with its own.
  const isFull = bavail * bsize < FULL_BYTES || error.message.includes("No space left on device");
  return isFull ? noRoom(dir, bavail * bsize, false) : error;
}

const bytesNeeded = (isFirst: boolean) => (isFirst ? FIRST_START_BYTES : LATER_START_BYTES);

function noRoom(root: string, free: number, isFirst: boolean): OperatorError {
  const [left, needed] = [free, bytesNeeded(isFirst)].map((bytes) => Math.floor(bytes / MEGABYTE));
  return new OperatorError(
    `The disk of DATA_DIR "${root}" has ${left} MB left; ${needed} MB are needed.`,
    "Make room on it, or set DATA_DIR in .env to a folder on another disk.",
  );
}

/** Makes a folder and those above it that are missing. Node's own `recursive` calls a read-only disk "not found", and where a folder that
 *  is there refuses with "not found" itself, as /proc does, it tries again without end. */
function makeFolder(dir: string, mode: number): void {
  if (existsSync(dir)) return;
  makeFolder(path.dirname(dir), mode);
  try {
    mkdirSync(dir, { mode });
  } catch (error) {
    // Another start was quicker.
    if (codeOf(error) !== "EEXIST") throw error;
  }
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? String(error);
const isDiskFull = (error: unknown) => ["ENOSPC", "EDQUOT"].includes(codeOf(error));

/** The same without looking whether any of it is there. */
export function dataDirPaths(root: string) {
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
