import os from "node:os";

import { factsCopy } from "@/lib/search/postgresql/facts/facts-copy";
import { openFallbackStore } from "@/lib/search/postgresql/fallback-store";
import { inTurn } from "@/lib/search/postgresql/in-turn";
import type { SearchEngine } from "@/lib/search/engine";
import type { MeilisearchAccess } from "@/lib/search/meilisearch/client";
import { openMeilisearch, openSearchClient } from "@/lib/search/meilisearch/client";
import { meilisearchEngine } from "@/lib/search/meilisearch/meilisearch-engine";
import { postgresqlEngine } from "@/lib/search/postgresql/postgresql-engine";
import { sharedAnswers } from "@/lib/search/postgresql/shared-answers";
import { restingEngine } from "@/lib/search/resting-engine";
import type { SearchIndex } from "@/lib/search/meilisearch/client";
import { holdsMany, isWorthCopying } from "@/lib/store/catalogue-size";
import type { Store } from "@/lib/store/store";
import { openStore } from "@/lib/store/store";
import { timeOrderedId } from "@/lib/store/time-ordered-id";

/** What use cases work with. They name the parts that they need: `Pick<Context, "store" | "clock">`. */
export type Context = {
  readonly store: Store;
  /** The engines to ask, first choice first; the last one always answers while PostgreSQL does. */
  readonly engines: readonly SearchEngine[];
  /** The index server and the name of the live index; null where the catalogue runs without one. */
  readonly index: SearchIndex | null;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly close: () => Promise<void>;
};

export type ContextOptions = {
  readonly databaseUrl: string;
  readonly meili: MeilisearchAccess | null;
  /** Name of the index, for tests that share a server. */
  readonly indexUid?: string;
  /** How long a search may take before PostgreSQL answers it: longer for tests of the engine itself, on whatever machine. */
  readonly searchTimeoutMs?: number;
  readonly clock?: () => Date;
  readonly newId?: () => string;
};

/** A search that takes longer is answered by PostgreSQL. Above the engine's own limit of 1.5 s, so that a slow answer is not lost. */
const SEARCH_TIMEOUT_MS = 2_500;

/** Searches that PostgreSQL answers at once for this process: half of the processors, so that saves find some free. */
const FALLBACK_AT_ONCE = Math.max(1, Math.floor(os.availableParallelism() / 2));

/** Opens the catalogue on its services. Nothing is contacted until it is needed. */
export function openContext({
  databaseUrl,
  meili,
  indexUid = "platforms",
  searchTimeoutMs = SEARCH_TIMEOUT_MS,
  clock = () => new Date(),
  newId = timeOrderedId,
}: ContextOptions): Promise<Context> {
  const store = openStore(databaseUrl);
  const fallback = openFallbackStore(databaseUrl, FALLBACK_AT_ONCE);
  const index = meili ? { client: openMeilisearch(meili), uid: indexUid } : null;
  const engines = [
    ...(meili ? [restingEngine(meilisearchEngine(openSearchClient(meili, searchTimeoutMs), indexUid))] : []),
    postgresqlEngine(
      fallback,
      sharedAnswers(inTurn(FALLBACK_AT_ONCE), () => holdsMany(fallback.read)),
      factsCopy(fallback, () => isWorthCopying(fallback.read)),
    ),
  ];
  const close = async () => {
    await Promise.all([store.close(), fallback.close()]);
  };
  return Promise.resolve({ store, engines, index, clock, newId, close });
}
