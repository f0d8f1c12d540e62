import type { Context } from "@/lib/catalogue/context";
import { outboxLength } from "@/lib/store/outbox";

type Part = { readonly status: "ok" | "down"; readonly detail?: string };

export type Readiness = {
  readonly status: "ok" | "degraded" | "down";
  readonly components: {
    readonly database: Part;
    readonly search: Part;
    readonly indexer: { readonly pending: number; readonly oldestSeconds: number };
  };
};

/** Whether the services behind the catalogue answer. Without the database it is down; without the engine it is degraded, since PostgreSQL answers searches. */
export async function readiness({ store, index }: Pick<Context, "store" | "index">): Promise<Readiness> {
  let database: Part = { status: "ok" };
  let indexer = { pending: 0, oldestSeconds: 0 };
  try {
    indexer = await outboxLength(store.read);
  } catch {
    database = { status: "down", detail: "PostgreSQL does not answer" };
  }
  const search = await searchPart(index);
  return {
    status: database.status === "down" ? "down" : search.status === "down" ? "degraded" : "ok",
    components: { database, search, indexer },
  };
}

async function searchPart(index: Context["index"]): Promise<Part> {
  if (!index) return { status: "down", detail: "No Meilisearch is set up" };
  try {
    await index.client.index(index.uid).getStats();
    return { status: "ok" };
  } catch {
    return { status: "down", detail: "Meilisearch does not answer, or its index is missing" };
  }
}
