import { context } from "@/app/_server/context";
import { env } from "@/lib/env";
import { logger } from "@/lib/log";
import { metrics } from "@/lib/metrics";
import { runIndexer } from "@/lib/search/indexing/run-indexer";

/** Starts the indexer inside the web process, unless INDEXER=off leaves it to another one. */
export async function startIndexer(): Promise<void> {
  const { indexer, databaseUrl } = env();
  if (indexer === "off" || !databaseUrl) return;
  runIndexer(await context(), {
    databaseUrl,
    onCarried: ({ count, refused }) => {
      metrics().changes.labels("carried").inc(count);
      metrics().changes.labels("refused").inc(refused);
    },
    onMended: ({ rebuilt, mended }) => {
      logger().warn({ rebuilt, mended }, "The index was not as it should be, and was mended");
      metrics()
        .mended.labels(rebuilt === null ? "documents" : "rebuild")
        .inc();
    },
    onError: (error) => logger().error({ err: error }, "The indexer failed and tries again"),
  });
}
