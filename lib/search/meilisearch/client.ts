import { Meilisearch } from "meilisearch";
import { request } from "undici";

export type MeilisearchAccess = { readonly url: string; readonly key: string };

/** Answers come as they are: compressed ones come in chunks whose last waits some 40 ms on a kept-alive connection (Nagle's
 *  algorithm against delayed acknowledgement), several times what the search itself takes. See docs/benchmarks.md. */
const AS_IT_IS = { headers: { "accept-encoding": "identity" } };

/** A client of a Meilisearch server. `timeoutMs` bounds each request. */
export const openMeilisearch = ({ url, key }: MeilisearchAccess, timeoutMs = 5_000): Meilisearch =>
  new Meilisearch({ host: url, apiKey: key, timeout: timeoutMs, requestInit: AS_IT_IS });

/** A client for searching alone. It sends its requests past `fetch`, whose streams cost 0.8 of the 4.8 ms of a suggestion, and past
 *  what Next adds to it. What goes wrong is told in plain errors: to a reader they are all one. */
export const openSearchClient = ({ url, key }: MeilisearchAccess, timeoutMs: number): Meilisearch =>
  new Meilisearch({ host: url, apiKey: key, timeout: timeoutMs, requestInit: AS_IT_IS, httpClient: answerOf });

async function answerOf(address: string | URL | Request, init: RequestInit = {}): Promise<unknown> {
  if (address instanceof Request || typeof init.body !== "string") throw new Error("A search is sent as text");
  const { statusCode, body } = await request(address, {
    method: "POST",
    headers: Object.fromEntries(new Headers(init.headers)),
    body: init.body,
    signal: init.signal,
  });
  const text = await body.text();
  if (statusCode !== 200) throw new Error(`Meilisearch answered ${statusCode}: ${text.slice(0, 200)}`);
  return JSON.parse(text) as unknown;
}

/** The index server, and the name of the live index on it. */
export type SearchIndex = { readonly client: Meilisearch; readonly uid: string };
