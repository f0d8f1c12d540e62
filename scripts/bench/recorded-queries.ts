import { Meilisearch } from "meilisearch";
import type { SearchEngine } from "@/lib/search/engine";
import { meilisearchEngine } from "@/lib/search/meilisearch/meilisearch-engine";
import type { Asked } from "@/scripts/bench/kept-alive";

/** What our engine sends to Meilisearch while it does this, request by request, to be sent again without it. So the yardstick
 *  is the very same queries, whatever the engine comes to ask one day. */
export async function recordQueries(
  { url, key }: { url: string; key: string },
  indexUid: string,
  use: (engine: SearchEngine) => Promise<unknown>,
): Promise<Asked[]> {
  const sent: Asked[] = [];
  const headers = { authorization: `Bearer ${key}` };
  const client = new Meilisearch({
    host: url,
    apiKey: key,
    httpClient: async (input, init) => {
      const address = new URL(input instanceof Request ? input.url : input);
      if (typeof init?.body !== "string")
        throw new Error(`A request to ${address.pathname} can't be repeated: its body is no text`);
      sent.push({ path: `${address.pathname}${address.search}`, body: init.body, headers });
      const response = await fetch(input, init);
      if (!response.ok) throw new Error(`Meilisearch answered ${response.status} to ${address.pathname}`);
      return (await response.json()) as unknown;
    },
  });
  await use(meilisearchEngine(client, indexUid));
  return sent;
}
