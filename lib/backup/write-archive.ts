import { createHash } from "node:crypto";
import { closeSync, createWriteStream, existsSync, fsyncSync, openSync } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import tar from "tar-stream";
import { SUMS } from "@/lib/backup/manifest";
import { OperatorError } from "@/lib/operator-error";

/** Adds entries to an archive, each whole before the next. */
export type Archive = {
  readonly add: (name: string, body: Buffer) => Promise<void>;
  /** `size` is in bytes, and that of `body`. */
  readonly addStream: (name: string, size: number, body: AsyncIterable<Uint8Array>) => Promise<void>;
};

/**
 * Writes an archive under a temporary name, sees to it that the disk has it, and only then gives it its own: whoever finds it,
 * finds it whole. It ends with the SHA-256 of each entry, as `sha256sum -c` reads them. Only its owner may read it.
 * @returns its size in bytes
 * @throws OperatorError when there is such a file already and `force` is not set, or the place can't be written.
 */
export async function writeArchive(
  file: string,
  { force, at }: { readonly force: boolean; readonly at: Date },
  fill: (archive: Archive) => Promise<void>,
): Promise<number> {
  requireFree(file, force);
  const draft = `${file}.part`;
  try {
    await rm(draft, { force: true });
    await written(draft, at, fill);
    requireFree(file, force);
    await rename(draft, file);
    keepName(file);
    return (await stat(file)).size;
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw asRefusal(file, error);
  }
}

/** @throws OperatorError when there is such a file and it may not be replaced. */
export function requireFree(file: string, force: boolean): void {
  if (!force && existsSync(file))
    throw new OperatorError(`${file} is there already.`, "Name another file, or replace it with --force.");
}

async function written(draft: string, at: Date, fill: (archive: Archive) => Promise<void>): Promise<void> {
  const pack = tar.pack();
  const sums: string[] = [];
  const add = async (name: string, size: number, body: AsyncIterable<Uint8Array>) => {
    const hash = createHash("sha256");
    const entry = pack.entry({ name, size, mode: 0o600, mtime: at });
    await pipeline(Readable.from(hashed(body, hash)), entry);
    sums.push(`${hash.digest("hex")}  ${name}\n`);
  };
  const fillAll = async () => {
    await fill({
      add: (name, body) => add(name, body.length, Readable.from([body])),
      addStream: add,
    });
    const text = Buffer.from(sums.join(""));
    await add(SUMS, text.length, Readable.from([text]));
    pack.finalize();
  };
  const filled = fillAll().catch((error: unknown) => void pack.destroy(error as Error));
  // Where filling fails, the pipeline fails with the same error; where the disk does, what was being added is let go.
  await pipeline(pack, createGzip(), createWriteStream(draft, { flags: "wx", mode: 0o600, flush: true }));
  await filled;
}

async function* hashed(body: AsyncIterable<Uint8Array>, hash: { update: (chunk: Uint8Array) => unknown }) {
  for await (const chunk of body) {
    hash.update(chunk);
    yield chunk;
  }
}

/** A new name is on the disk once its folder is. Windows can't open folders, and needs no such thing. */
function keepName(file: string): void {
  if (process.platform === "win32") return;
  const folder = openSync(path.dirname(path.resolve(file)), "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

function asRefusal(file: string, error: unknown): unknown {
  const { code = "" } = error as NodeJS.ErrnoException;
  if (code === "ENOSPC" || code === "EDQUOT")
    return new OperatorError(
      `The disk is full: ${file} could not be written to its end.`,
      "Make room on that disk, or name a file on another one. What had been written of it is gone again.",
      { cause: error },
    );
  if (!["ENOENT", "EISDIR", "ENOTDIR", "EACCES", "EPERM", "EROFS"].includes(code)) return error;
  return new OperatorError(`${file} can not be written (${code}).`, "Name a file in a folder that you may write to.", {
    cause: error,
  });
}
