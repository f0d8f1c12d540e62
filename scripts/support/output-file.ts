import { access, constants, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { OperatorError } from "@/lib/operator-error";

const UNWRITABLE = ["ENOENT", "EISDIR", "ENOTDIR", "EACCES", "EPERM", "EROFS", "ENAMETOOLONG"];

/**
 * Has a file written beside its place and puts it there once all of it is: whoever reads meanwhile sees the old one or the new one, and a run
 * that was cut off leaves the old one.
 * @param write writes all of it to the path that it is given
 * @throws OperatorError when that place can't be written to, and whatever writing throws; the unfinished file is gone then.
 */
export async function writeWhole<T>(file: string, write: (draft: string) => Promise<T>): Promise<T> {
  const draft = `${file}.part`;
  try {
    const written = await write(draft);
    await rename(draft, file);
    return written;
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw asUnwritable(file, error);
  }
}

/** For a script whose file comes last: sees beforehand that it will be able to write it.
 *  @throws OperatorError when it will not. */
export async function requireWritable(file: string): Promise<void> {
  try {
    if ((await stat(file).catch(() => null))?.isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
    await access(path.dirname(path.resolve(file)), constants.W_OK);
  } catch (error) {
    throw asUnwritable(file, error);
  }
}

function asUnwritable(file: string, error: unknown): unknown {
  const { code = "" } = error as NodeJS.ErrnoException;
  if (!UNWRITABLE.includes(code)) return error;
  return new OperatorError(
    `${file} can not be written (${code}).`,
    "Name a file in a folder that exists and that you may write to.",
    {
      cause: error,
    },
  );
}
