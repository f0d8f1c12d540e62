import { openStore, type Store } from "@/lib/store/store";

const SETTINGS = {
  // A search on one processor, and no time spent on compiling what is asked once.
  max_parallel_workers_per_gather: "0",
  jit: "off",
  // Where keys are looked for that resemble a word, the index is to leave out none that does: it is the same limit as for each key by itself.
  "pg_trgm.similarity_threshold": "0.3",
  "pg_trgm.word_similarity_threshold": "0.3",
};

/** Opens the connections on which PostgreSQL answers so many searches at once: two more, for reading the records that they found, and for
 *  what the copy looks up. */
export const openFallbackStore = (databaseUrl: string, atOnce: number): Store =>
  openStore(databaseUrl, { connections: atOnce + 2, settings: SETTINGS });
