import { setTimeout as pause } from "node:timers/promises";

/**
 * Waits until this holds, looking often. A look that fails is one that does not hold yet: what is looked at may be down for now.
 * Fails with `what` in words when it does not hold in time, with the last look's own failure as its cause.
 */
export async function eventually(
  what: string,
  holds: () => boolean | Promise<boolean>,
  timeoutMs = 30_000,
): Promise<void> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    let cause: unknown;
    try {
      if (await holds()) return;
    } catch (error) {
      cause = error;
    }
    if (performance.now() > end) throw new Error(`Not within ${timeoutMs / 1000} s: ${what}`, { cause });
    await pause(25);
  }
}
