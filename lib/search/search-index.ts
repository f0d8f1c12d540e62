import type { Meilisearch } from "meilisearch";

import type { Store } from "@/lib/store/store";

/** The index server, and the name of the live index on it. */
export type SearchIndex = { readonly client: Meilisearch; readonly uid: string };

/** What keeping the index in step needs; `index` is null where the catalogue runs without one. */
export type Indexing = { readonly store: Store; readonly index: SearchIndex | null };
