import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, rmSync } from "node:fs";
import path from "node:path";
import { endProcess } from "@/lib/services/end-process";
import { startGuardian } from "@/lib/services/guardian";
import { identityOf, IDENTITY_IN_SHELL } from "@/lib/services/process-identity";
import { STOP_ORDER, type ServiceName } from "@/lib/services/stop-order";
import { withLog } from "@/lib/services/service-log";

/** A program to run as a service. */
export type Command = {
  readonly name: ServiceName;
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** The whole environment: a service inherits nothing that is not in here. */
  readonly env: NodeJS.ProcessEnv;
  /** Where its output goes. */
  readonly log: string;
  /** Show its stderr, and with "all" its stdout too, on our own stderr and stdout instead. */
  readonly show?: "errors" | "all";
  /** The system user to run as; only root may choose. */
  readonly user?: { readonly uid: number; readonly gid: number } | null;
};

/** How a process ended, in words: "exit code 1", "signal SIGKILL". */
export type Ending = string;

/** A child process of ours. */
export type Process = {
  readonly name: ServiceName;
  readonly pid: number;
  /** Settles when it has ended; never rejects. */
  readonly ended: Promise<Ending>;
  hasEnded(): boolean;
};

/** The child processes of one start, from the first to the last. */
export type Run = {
  /** A new process; one that can't be run at all has ended at once. Throws when everything is being stopped. */
  start(command: Command): Process;
  /** True from the moment that everything is to stop: what ends now ends on purpose. */
  isStopping(): boolean;
  /** Stops one process and waits until it is gone. */
  stop(process: Process): Promise<void>;
  /**
   * Stops all, each before what it leans on, and forgets the run. Further calls wait for the first.
   * @returns the names of what was stopped, in that order
   */
  stopAll(): Promise<ServiceName[]>;
};

/**
 * Opens a run whose records lie in a new folder below `runsDir`. Each process writes its own number there *before* it
 * becomes the service, so there is no moment at which a kill -9 of ours leaves one behind that nobody knows of.
 * A guardian ends them at once in that case; where it is killed too, `endLeftovers` does so at the next start.
 * @param discardToo a folder that goes with the run, for throw-away data
 */
export function openRun(runsDir: string, discardToo?: string): Run {
  const dir = path.join(runsDir, `${process.pid}-${Date.now().toString(36)}`);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const dismissGuardian = startGuardian(dir, discardToo);
  const alive = new Set<Process>();
  let stopped: Promise<ServiceName[]> | undefined;

  const stop = async (child: Process) => {
    const { farewell } = STOP_ORDER.find(({ name }) => name === child.name)!;
    const identity = identityOf(child.pid);
    if (!child.hasEnded() && identity !== null) await endProcess({ pid: child.pid, identity }, farewell);
    await child.ended;
  };

  const stopEverything = async () => {
    const names: ServiceName[] = [];
    for (const { name } of STOP_ORDER) {
      const namesakes = [...alive].filter((child) => child.name === name);
      await Promise.all(namesakes.map(stop));
      if (namesakes.length > 0) names.push(name);
    }
    dismissGuardian();
    rmSync(dir, { recursive: true, force: true });
    return names;
  };

  return {
    start(command) {
      if (stopped) throw new Error(`Not starting ${command.name}: everything is being stopped`);
      const child = spawnRecorded(command, path.join(dir, command.name));
      alive.add(child);
      void child.ended.then(() => alive.delete(child));
      return child;
    },
    isStopping: () => stopped !== undefined,
    stop,
    stopAll: () => (stopped ??= stopEverything()),
  };
}

// The shell writes down who it is and then turns into the program, which keeps number and start time.
const RECORD_AND_BECOME = `${IDENTITY_IN_SHELL}
echo "$$ $(identity $$)" >&3
exec 3>&-
exec "$0" "$@"`;

function spawnRecorded(command: Command, record: string): Process {
  // Opened by us and handed over, since the service's own user may not write here.
  const recordDescriptor = openSync(record, "w", 0o600);
  try {
    const child = withLog(command.log, (log) =>
      spawn("/bin/sh", ["-c", RECORD_AND_BECOME, command.program, ...command.args], {
        cwd: command.cwd,
        env: command.env,
        // A group of its own: Ctrl-C at the terminal goes to the whole foreground group, and would stop
        // the database under the web server. Only we stop services, in order.
        detached: true,
        stdio: ["ignore", command.show === "all" ? "inherit" : log, command.show ? "inherit" : log, recordDescriptor],
        ...(command.user ?? {}),
      }),
    );
    let hasEnded = false;
    const ended = new Promise<Ending>((resolve) => {
      child.once("exit", (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
      child.once("error", (error) => resolve(error.message));
    }).finally(() => {
      hasEnded = true;
      rmSync(record, { force: true });
    });
    return { name: command.name, pid: child.pid ?? 0, ended, hasEnded: () => hasEnded };
  } finally {
    closeSync(recordDescriptor);
  }
}
