import { setTimeout as pause } from "node:timers/promises";
import type { Supervised } from "@/lib/services/supervise";

const TRIES = 4;

/**
 * Does a piece of work that is safe to repeat, and repeats it when a service went away under it and came back.
 * What fails while the services stayed up fails for good.
 */
export async function outliveRestarts<T>(supervised: readonly Supervised[], work: () => Promise<T>): Promise<T> {
  const restarts = () => supervised.reduce((sum, service) => sum + service.restarts(), 0);
  for (let attempt = 1; ; attempt += 1) {
    const before = restarts();
    try {
      return await work();
    } catch (error) {
      await pause(300); // a broken connection is often noticed before the end of the process that held it
      if (attempt === TRIES || restarts() === before) throw error;
      await Promise.all(supervised.map((service) => service.up()));
    }
  }
}
