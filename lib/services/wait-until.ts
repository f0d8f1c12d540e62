import { setTimeout as pause } from "node:timers/promises";
import type { Process } from "@/lib/services/run";

/** What a look at a service found: it answers, or not yet. What is thrown instead ends the wait. */
export type Look = () => Promise<boolean>;

/**
 * Looks at a service until it answers, as often as makes sense for something that takes a fraction of a second.
 * @throws what `failure` makes of the reason when the process ended or the time is up, and whatever `look` throws.
 */
export async function waitUntil(
  look: Look,
  process: Process,
  timeoutMs: number,
  failure: (reason: string) => Error,
): Promise<void> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    if (await look()) return;
    if (process.hasEnded()) throw failure(await process.ended);
    if (performance.now() > end) throw failure(`no answer within ${timeoutMs / 1000} s`);
    await pause(40);
  }
}

/** Whether this address answers 200 now. */
export async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000), redirect: "manual" });
    await response.body?.cancel();
    return response.status === 200;
  } catch {
    return false;
  }
}
