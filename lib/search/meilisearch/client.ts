import { Meilisearch } from "meilisearch";

export type MeilisearchAccess = { readonly url: string; readonly key: string };

/** A client of a Meilisearch server. `timeoutMs` bounds each request.
 *  It asks for answers as they are: compressed ones come in chunks whose last waits some 40 ms on a kept-alive connection
 *  (Nagle's algorithm against delayed acknowledgement), several times what the search itself takes. See docs/benchmarks.md. */
export const openMeilisearch = ({ url, key }: MeilisearchAccess, timeoutMs = 5_000): Meilisearch =>
  new Meilisearch({
    host: url,
    apiKey: key,
    timeout: timeoutMs,
    requestInit: { headers: { "accept-encoding": "identity" } },
  });

/** The index server, and the name of the live index on it. */
export type SearchIndex = { readonly client: Meilisearch; readonly uid: string };
