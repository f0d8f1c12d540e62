import { context } from "@/app/_server/context";
import { env } from "@/lib/env";
import { logger } from "@/lib/log";
import { runIndexer } from "@/lib/search/indexing/run-indexer";

/** Starts the indexer inside the web process, unless INDEXER=off leaves it to another one. */
export async function startIndexer(): Promise<void> {
  const { indexer, databaseUrl } = env();
  if (indexer === "off" || !databaseUrl) return;
  runIndexer(await context(), {
    databaseUrl,
    onError: (error) => logger().error({ err: error }, "The indexer failed and tries again"),
  });
}
