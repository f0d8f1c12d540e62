import { env } from "@/lib/env";
import { OperatorError } from "@/lib/operator-error";

/** Prints what went wrong and the cure, a line each, on stderr. The stack of a fault of ours is shown with LOG_LEVEL=debug. */
export function reportFailure(error: unknown): void {
  const told = toOperatorError(error);
  console.error(told.what);
  console.error(told.cure);
  if (isDebugging()) console.error(error);
}

const DISK_FULL_CURE = "Make room on that disk, or set DATA_DIR in .env to a folder on another one; then start again.";
const READ_ONLY_CURE =
  "Make that place writable for this user, or set DATA_DIR in .env to one that is; then start again.";

const SYSTEM_CURES: Readonly<Record<string, string>> = {
  ENOSPC: DISK_FULL_CURE,
  EDQUOT: DISK_FULL_CURE,
  EROFS: READ_ONLY_CURE,
  EACCES: READ_ONLY_CURE,
  EPERM: READ_ONLY_CURE,
  EMFILE: "Allow more open files, for example with: ulimit -n 4096; then start again.",
  ENOMEM: "Free some memory, then start again.",
};

function toOperatorError(error: unknown): OperatorError {
  if (error instanceof OperatorError) return error;
  const { code, message } =
    error instanceof Error ? (error as NodeJS.ErrnoException) : { code: undefined, message: String(error) };
  const firstLine = message.trim().split("\n")[0] || "Something failed without saying what.";
  const cure =
    (code && SYSTEM_CURES[code]) ??
    "This should not happen. Run it again with LOG_LEVEL=debug to see where, and report it.";
  return new OperatorError(firstLine, cure, { cause: error });
}

function isDebugging(): boolean {
  try {
    return ["debug", "trace"].includes(env().logLevel);
  } catch {
    return false; // the environment itself is what failed
  }
}
