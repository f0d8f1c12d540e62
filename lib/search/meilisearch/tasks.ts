import { setTimeout as pause } from "node:timers/promises";

import type { EnqueuedTask, Meilisearch, Task } from "meilisearch";

import type { SearchIndex } from "@/lib/search/meilisearch/client";

/** Between two looks at a task goes a tenth of the time that it has taken so far, in milliseconds between these: a single edit is done
 *  within milliseconds, and a batch of a rebuild takes half a minute, in which looking all the time would be much of the work. */
const LOOK_MS = { least: 4, most: 500, share: 0.1 };

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
export const done = async (client: Meilisearch, task: Promise<EnqueuedTask>): Promise<number> =>
  doneLater(client, (await task).taskUid);

/** The same for a task that was accepted a while ago. Without a time limit: as long as the server answers that a task is enqueued or
 *  under way nothing is gained by giving up, and a server that does not answer is noticed by the request's own limit. */
export async function doneLater(client: Meilisearch, taskUid: number): Promise<number> {
  const begun = performance.now();
  for (;;) {
    const task = await client.tasks.getTask(taskUid);
    if (task.status === "succeeded") return task.uid;
    if (task.status !== "enqueued" && task.status !== "processing") throw new TaskFailed(task);
    const takenMs = performance.now() - begun;
    await pause(Math.min(LOOK_MS.most, Math.max(LOOK_MS.least, takenMs * LOOK_MS.share)));
  }
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
