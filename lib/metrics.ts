import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

import { processWide } from "@/lib/process-wide";

/** What the process counts of itself, for Prometheus. One registry for all bundles of the built site. Nothing here names a record, a
 *  reader or a query. */
export const metrics = () => processWide("metrics", makeMetrics);

function makeMetrics() {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  new Gauge({
    name: "catalogue_build_info",
    help: "Always 1; the label says what runs",
    labelNames: ["node"],
    registers,
  })
    .labels(process.versions.node)
    .set(1);
  return {
    register,
    /** Searches that were answered. */
    searches: new Histogram({
      name: "catalogue_search_duration_seconds",
      help: "How long searches took, by the engine that answered",
      labelNames: ["engine"],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    }),
    changes: new Counter({
      name: "catalogue_indexed_changes_total",
      help: "Changes that this process brought to the index, and tries that the engine refused",
      labelNames: ["outcome"],
      registers,
    }),
    mended: new Counter({
      name: "catalogue_index_mended_total",
      help: "Times that this process had to mend the index, by rebuilding it or single documents",
      labelNames: ["by"],
      registers,
    }),
    records: new Gauge({ name: "catalogue_published_records", help: "Records that the public reads", registers }),
    pending: new Gauge({ name: "catalogue_outbox_pending", help: "Changes that wait for the index", registers }),
    oldest: new Gauge({
      name: "catalogue_outbox_oldest_seconds",
      help: "How long the oldest of them has waited",
      registers,
    }),
    stuck: new Gauge({
      name: "catalogue_outbox_stuck",
      help: "Those that the engine refuses again and again",
      registers,
    }),
    ready: new Gauge({
      name: "catalogue_ready",
      help: "1 where the part is well, 0 where it is degraded or down",
      labelNames: ["component"],
      registers,
    }),
  };
}
