import { OperatorError } from "@/lib/operator-error";

const MISSING = ["ENOENT", "ENOTDIR"];
const UNREADABLE = ["EACCES", "EPERM", "ELOOP", "ENAMETOOLONG"];

/**
 * Why a file that somebody named could not be opened, in words for them. What is not about that file is passed on.
 * @param error what the system said of it
 * @param cure what to do where there is none of that name
 */
export function asUnreadable(file: string, error: unknown, cure: string): unknown {
  const { code = "" } = error as NodeJS.ErrnoException;
  if (MISSING.includes(code)) return new OperatorError(`There is no file ${file}.`, cure, { cause: error });
  if (!UNREADABLE.includes(code)) return error;
  return new OperatorError(
    `${file} can not be read (${code}).`,
    "Let the user that this runs as read it, or name another file.",
    { cause: error },
  );
}
