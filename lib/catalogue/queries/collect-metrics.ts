import type { Context } from "@/lib/catalogue/context";
import { readiness } from "@/lib/catalogue/queries/readiness";
import { metrics } from "@/lib/metrics";
import { PUBLISHED } from "@/lib/store/published-platforms";

/** Everything that is counted, as Prometheus text. What only the database knows is left out while it is away. */
export async function collectMetrics(
  context: Pick<Context, "store" | "index">,
): Promise<{ readonly type: string; readonly text: string }> {
  const { register, records, pending, oldest, stuck, ready } = metrics();
  const { status, components } = await readiness(context);
  for (const component of ["database", "search"] as const)
    ready.labels(component).set(components[component].status === "ok" ? 1 : 0);
  ready.labels("all").set(status === "ok" ? 1 : 0);
  for (const gauge of [records, pending, oldest, stuck]) gauge.remove();
  if (components.database.status === "ok") {
    pending.set(components.indexer.pending);
    oldest.set(components.indexer.oldestSeconds);
    stuck.set(components.indexer.stuck);
    const count = await context.store.read.platform.count({ where: PUBLISHED }).catch(() => null);
    if (count !== null) records.set(count);
  }
  return { type: register.contentType, text: await register.metrics() };
}
