/** Runs once when a web process starts, never during a build. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  (await import("@/lib/sweep-early")).sweepEarly();
  (await import("@/app/_server/mend-requests")).mendRequests();
  (await import("@/app/_server/mark-connection")).markConnections();
  (await import("@/app/_server/answer-status")).followAnswers();
  await (await import("@/app/_server/start-indexer")).startIndexer();
  await (await import("@/app/_server/start-schedule")).startSchedule();
  (await import("@/app/_server/warm-pictures")).warmPictures();
}
