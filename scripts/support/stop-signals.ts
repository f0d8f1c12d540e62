import { setInterval } from "node:timers";
import { isRunByNpm } from "@/lib/env";

const WATCH_MS = 500;

/**
 * Stops everything and exits when we are told to: by Ctrl-C, SIGTERM, a closed terminal, an uncaught error, or the end
 * of the npm that runs us. Signals that come while it stops change nothing: npm passes each Ctrl-C on a second time.
 */
export function onStopSignal(stop: () => Promise<readonly string[]>): void {
  let isStopping = false;
  const stopFor = (why: string, exitCode: number) => {
    if (isStopping) return;
    isStopping = true;
    console.log(`\nStopping (${why}) …`);
    stop().then(
      (names) => {
        console.log(["Stopped", names.join(", ")].join(" ").trim() + ".");
        process.exit(exitCode);
      },
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };

  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stopFor(signal, 0));
  for (const event of ["uncaughtException", "unhandledRejection"] as const) {
    process.on(event, (error) => {
      if (!isStopping) console.error(error);
      stopFor("an error that nobody had expected", 1);
    });
  }
  // Whoever read our lines may be gone, as in `npm start | head`; that is no reason to stop.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
  if (isRunByNpm()) watchParent(() => stopFor("npm has ended", 0));
}

// A kill -9 of npm reaches nobody else; without this the site would run on, and block the next start.
function watchParent(onEnd: () => void): void {
  const npm = process.ppid;
  setInterval(() => {
    if (process.ppid !== npm) onEnd();
  }, WATCH_MS).unref();
}
