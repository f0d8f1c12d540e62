/**
 * A failure that whoever runs the catalogue can mend: what happened, and the cure.
 * Scripts print the two as two lines and exit 1, without a stack, which would only bury them.
 */
export class OperatorError extends Error {
  override readonly name = "OperatorError";

  /** Both are whole sentences; `cause` keeps the error that lies beneath for the log. */
  constructor(
    readonly what: string,
    readonly cure: string,
    options?: ErrorOptions,
  ) {
    super(`${what} ${cure}`, options);
  }
}

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
