import type { EnqueuedTaskPromise } from "meilisearch";

/** Large batches on a slow disk take this long at the most; a rebuild has many of them. */
const TASK_TIMEOUT_MS = 10 * 60 * 1000;

/** Waits until Meilisearch has carried a task out, and throws when it failed: an accepted task is not yet a done one. */
export async function done(task: EnqueuedTaskPromise): Promise<void> {
  const finished = await task.waitTask({ timeout: TASK_TIMEOUT_MS, interval: 20 });
  if (finished.status !== "succeeded")
    throw new Error(`Meilisearch could not carry out ${finished.type}: ${finished.error?.message ?? finished.status}`);
}
