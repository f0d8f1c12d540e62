import { setTimeout as pause } from "node:timers/promises";

/** Waits until this holds, looking often. Fails with `what` in words when it does not in time. */
export async function eventually(
  what: string,
  holds: () => boolean | Promise<boolean>,
  timeoutMs = 15_000,
): Promise<void> {
  const end = performance.now() + timeoutMs;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`Not within ${timeoutMs / 1000} s: ${what}`);
    await pause(25);
  }
}
