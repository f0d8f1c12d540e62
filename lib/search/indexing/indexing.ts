import type { SearchIndex } from "@/lib/search/meilisearch/client";
import type { Store } from "@/lib/store/store";

/** What keeping the index in step needs; `index` is null where the catalogue runs without one. */
export type Indexing = { readonly store: Store; readonly index: SearchIndex | null };
