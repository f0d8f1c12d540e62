import { setTimeout as pause } from "node:timers/promises";
import type { Process, Run } from "@/lib/services/run";

/** A service that is to stay up. */
export type Service = {
  /** As its name is said in messages. */
  readonly label: string;
  launch(): Process;
  /** Settles when the service answers; rejects when it can't any more. */
  ready(process: Process): Promise<void>;
};

/** What is known of a service that is kept up. */
export type Supervised = {
  /** How often it ended and had to be started again. */
  restarts(): number;
  /** Settles when it answers, or at once when it does; never rejects. */
  up(): Promise<void>;
};

/** Long enough up to call it well again, so that the pauses start small the next time. */
const WELL_AFTER_MS = 60_000;
const PAUSES_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

/**
 * Starts a service and keeps it up until the run is stopped: when it ends it is started again after a pause that grows
 * from half a second to half a minute while it keeps ending, and `say` gets a line each time.
 * @throws what `ready` throws when the very first start fails; nothing is kept up then.
 */
export async function supervise(
  run: Run,
  service: Service,
  say: (line: string) => void,
  pausesMs: readonly number[] = PAUSES_MS,
): Promise<Supervised> {
  let restarts = 0;
  let up: Promise<void> = Promise.resolve();
  let pauses = 0; // since it was last well
  let current = await startOnce(run, service);

  const keepUp = async () => {
    while (!run.isStopping()) {
      const since = performance.now();
      const ending = await current.ended;
      if (run.isStopping()) return;
      if (performance.now() - since > WELL_AFTER_MS) pauses = 0;
      restarts += 1;
      const revival = revive(`ended (${ending})`);
      up = revival.then(() => undefined);
      const revived = await revival;
      if (!revived) return;
      current = revived;
    }
  };

  // Null when everything is being stopped.
  const revive = async (what: string): Promise<Process | null> => {
    const pauseMs = pausesMs[Math.min(pauses++, pausesMs.length - 1)] ?? 0;
    say(`${service.label} ${what}; starting it again in ${pauseMs / 1000} s`);
    await pause(pauseMs, undefined, { ref: false });
    if (run.isStopping()) return null;
    const started = performance.now();
    try {
      const revived = await startOnce(run, service);
      say(`${service.label} is back, started in ${((performance.now() - started) / 1000).toFixed(1)} s`);
      return revived;
    } catch (error) {
      return run.isStopping()
        ? null
        : revive(`did not start (${error instanceof Error ? error.message : String(error)})`);
    }
  };

  void keepUp();
  return { restarts: () => restarts, up: () => up };
}

async function startOnce(run: Run, service: Service): Promise<Process> {
  const process = service.launch();
  try {
    await service.ready(process);
    return process;
  } catch (error) {
    await run.stop(process);
    throw error;
  }
}
