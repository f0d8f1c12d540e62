import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { PLAIN_ENVIRONMENT } from "@/lib/services/plain-environment";

/**
 * Tells one process from a later one that got the same number: the boot and the moment within it at which it began.
 * Null when no such process lives; a zombie, which only waits for its parent, counts as gone.
 */
export function identityOf(pid: number): string | null {
  try {
    const fields = afterName(readFileSync(`/proc/${pid}/stat`, "utf8"));
    return fields[0] === "Z" || fields[0] === "X" ? null : `${bootId()}/${fields[19]}`;
  } catch (error) {
    return hasProc() ? null : startFromPs(pid, error);
  }
}

/** The same in POSIX shell, as a function `identity PID`; `startRecorded` and the guardian run it. */
export const IDENTITY_IN_SHELL = `
identity() {
  if [ -r /proc/self/stat ]; then
    { read -r boot < /proc/sys/kernel/random/boot_id; } 2>/dev/null || boot=boot
    { IFS= read -r line < "/proc/$1/stat"; } 2>/dev/null || return 0
    set -- \${line##*) }
    case "$1" in Z|X) return 0 ;; esac
    echo "$boot/\${20}"
  else
    echo $(LC_ALL=C TZ=UTC ps -o lstart= -p "$1")
  fi
}`;

// A program's name may hold spaces and brackets, so the fields are counted from the last closing one.
const afterName = (stat: string) => stat.slice(stat.lastIndexOf(")") + 2).split(" ");

function hasProc(): boolean {
  return tryRead("/proc/self/stat") !== null;
}

function bootId(): string {
  return tryRead("/proc/sys/kernel/random/boot_id")?.trim() ?? "boot";
}

function tryRead(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

function startFromPs(pid: number, cause: unknown): string | null {
  try {
    const started = execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], {
      encoding: "utf8",
      env: PLAIN_ENVIRONMENT,
      stdio: ["ignore", "pipe", "ignore"],
    });
    return started.trim().replace(/\s+/g, " ") || null;
  } catch (error) {
    // ps answers 1 for a number without a process; any other end means that we cannot tell, and must say so.
    if ((error as { status?: number }).status === 1) return null;
    throw new Error(`Neither /proc nor ps tells about process ${pid}`, { cause });
  }
}
