import type { Context } from "@/lib/catalogue/context";
import { processWide } from "@/lib/process-wide";
import { findIndexFault, indexFaultWords } from "@/lib/search/indexing/index-fault";
import { documentsHeld } from "@/lib/search/meilisearch/indexes";
import type { SearchIndex } from "@/lib/search/meilisearch/client";
import type { OutboxLength } from "@/lib/store/outbox";
import { outboxLength } from "@/lib/store/outbox";
import type { Store } from "@/lib/store/store";

type Part = { readonly status: "ok" | "degraded" | "down"; readonly detail?: string };

export type Readiness = {
  readonly status: "ok" | "degraded" | "down";
  readonly components: {
    readonly database: Part;
    readonly search: Part;
    readonly indexer: OutboxLength;
  };
};

/** Whether the services behind the catalogue answer. Without the database it is down; without the engine it is degraded, since
 *  PostgreSQL answers searches; so it is while the index has other settings than the code, or the engine refuses a record. */
export async function readiness({ store, index }: Pick<Context, "store" | "index">): Promise<Readiness> {
  let database: Part = { status: "ok" };
  let indexer: OutboxLength = { pending: 0, oldestSeconds: 0, stuck: 0 };
  try {
    indexer = await outboxLength(store.read);
  } catch {
    database = { status: "down", detail: "PostgreSQL does not answer" };
  }
  const search = await searchPart(store, index);
  const isWell = search.status === "ok" && indexer.stuck === 0;
  return {
    status: database.status === "down" ? "down" : isWell ? "ok" : "degraded",
    components: { database, search, indexer },
  };
}

async function searchPart(store: Store, index: SearchIndex | null): Promise<Part> {
  if (!index) return { status: "down", detail: "No Meilisearch is set up" };
  try {
    if ((await documentsHeld(index)) === null) return { status: "down", detail: "The index is missing in Meilisearch" };
  } catch {
    return { status: "down", detail: "Meilisearch does not answer" };
  }
  const fault = await recentFault(store, index);
  return fault === null ? { status: "ok" } : { status: "degraded", detail: fault };
}

/** How long it is known what is wrong with the index as a whole: whoever asks every second asks the engine for its settings rarely. */
const KNOWN_MS = 10_000;
const known = () =>
  processWide("index faults", () => new WeakMap<SearchIndex, { at: number; fault: Promise<string | null> }>());

function recentFault(store: Store, index: SearchIndex): Promise<string | null> {
  const last = known().get(index);
  if (last && performance.now() - last.at < KNOWN_MS) return last.fault;
  const fault = findIndexFault(store.read, index).then(
    (found) => (found ? `The index ${indexFaultWords(found)}` : null),
    () => null, // a service went away in between, which the next look will tell
  );
  known().set(index, { at: performance.now(), fault });
  return fault;
}
