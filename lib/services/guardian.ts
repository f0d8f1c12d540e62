import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { PLAIN_ENVIRONMENT } from "@/lib/services/plain-environment";
import { IDENTITY_IN_SHELL } from "@/lib/services/process-identity";
import { STOP_ORDER } from "@/lib/services/stop-order";

/**
 * Starts a small shell process that waits for our end and then stops every process recorded in `runDir`, in order.
 * It is there for kill -9, after which we can't do it ourselves; a shell, since it waits for days in a megabyte.
 * @param discardToo a folder to delete at the end, for throw-away data
 * @returns a function that sends it away, for after a stop in order
 */
export function startGuardian(runDir: string, discardToo?: string): () => void {
  const script = path.join(runDir, "guardian.sh");
  writeFileSync(script, GUARDIAN, { mode: 0o600 });
  const guardian = spawn("/bin/sh", [script, runDir, discardToo ?? ""], {
    cwd: "/",
    env: PLAIN_ENVIRONMENT,
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  guardian.on("error", () => undefined); // without a guardian the next start still ends what is left
  guardian.stdin.on("error", () => undefined);
  guardian.unref();
  (guardian.stdin as unknown as { unref(): void }).unref();
  return () => guardian.kill("SIGKILL");
}

// Its input is a pipe whose other end we hold and never write to: reading ends when we do, however we end.
// A moment later all records are there, even of a service that was just being started, and all are read before
// any is acted on.
const GUARDIAN = `${IDENTITY_IN_SHELL}
read -r nothing
sleep 0.1
${STOP_ORDER.map(({ name }) => `{ read -r ${name}_pid ${name}_identity < "$1/${name}"; } 2>/dev/null`).join("\n")}

is_alive() { [ -n "$1" ] && [ -n "$2" ] && [ "$(identity "$1")" = "$2" ]; }

# end PID IDENTITY SIGNAL TENTHS: asks the group to end and waits
end() {
  is_alive "$1" "$2" || return 0
  kill -s "$3" -- "-$1" 2>/dev/null
  left=$4
  while is_alive "$1" "$2" && [ "$left" -gt 0 ]; do sleep 0.1; left=$((left - 1)); done
}

${STOP_ORDER.flatMap(({ name, farewell }) =>
  [...farewell, { signal: "SIGKILL", waitMs: 5_000 }].map(
    ({ signal, waitMs }) => `end "$${name}_pid" "$${name}_identity" ${signal.slice(3)} ${waitMs / 100}`,
  ),
).join("\n")}
rm -rf "$1"
[ -z "$2" ] || rm -rf "$2"
`;
