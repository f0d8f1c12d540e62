import type { EnqueuedTaskPromise, Meilisearch, Task } from "meilisearch";

import type { SearchIndex } from "@/lib/search/meilisearch/client";

/** Without a time limit: as long as the server answers that a task is enqueued or under way, nothing is gained by giving up, and a
 *  server that does not answer is noticed by the request's own limit. The client would also keep the timer of a wait that failed. */
const WAIT = { timeout: 0, interval: 20 };

/** Meilisearch took a task and could not carry it out. `isRefusal` tells whether what it was given is to blame; else it is the
 *  server's own trouble, such as a full disk, and the same task may succeed later. */
class TaskFailed extends Error {
  override readonly name = "TaskFailed";
  readonly isRefusal: boolean;

  constructor({ type, error, status }: Task) {
    super(`Meilisearch could not carry out ${type}: ${error?.message ?? status}`);
    this.isRefusal = error?.type === "invalid_request";
  }
}

/** Waits until Meilisearch has carried a task out, and throws when it failed: an accepted task is not yet a done one.
 *  Gives the task's number. */
export async function done(task: EnqueuedTaskPromise): Promise<number> {
  return succeeded(await task.waitTask(WAIT));
}

/** The same for a task that was accepted a while ago. */
export async function doneLater(client: Meilisearch, taskUid: number): Promise<number> {
  return succeeded(await client.tasks.waitForTask(taskUid, WAIT));
}

function succeeded(task: Task): number {
  if (task.status !== "succeeded") throw new TaskFailed(task);
  return task.uid;
}

/** Numbers of the newest tasks that changed what the index holds, newest first, whoever sent them. */
export async function newestChanges({ client, uid }: SearchIndex, limit: number): Promise<number[]> {
  const { results } = await client.tasks.getTasks({
    indexUids: [uid],
    types: [
      "documentAdditionOrUpdate",
      "documentEdition",
      "documentDeletion",
      "indexCreation",
      "indexUpdate",
      "indexDeletion",
    ],
    statuses: ["succeeded"],
    limit,
  });
  return results.map((task) => task.uid);
}
