import type { Farewell } from "@/lib/services/end-process";

/** What we start as child processes. */
export type ServiceName = "web" | "build" | "meilisearch" | "initdb" | "postgres";

/**
 * The order in which all of it stops, each before what it leans on, and how it is asked to:
 * SIGINT is PostgreSQL's fast shutdown (ends sessions, writes everything), SIGQUIT its immediate one.
 */
export const STOP_ORDER: readonly { readonly name: ServiceName; readonly farewell: Farewell }[] = [
  { name: "web", farewell: [{ signal: "SIGTERM", waitMs: 8_000 }] },
  { name: "build", farewell: [{ signal: "SIGTERM", waitMs: 1_000 }] },
  { name: "meilisearch", farewell: [{ signal: "SIGTERM", waitMs: 5_000 }] },
  { name: "initdb", farewell: [{ signal: "SIGTERM", waitMs: 2_000 }] },
  {
    name: "postgres",
    farewell: [
      { signal: "SIGINT", waitMs: 15_000 },
      { signal: "SIGQUIT", waitMs: 5_000 },
    ],
  },
];
