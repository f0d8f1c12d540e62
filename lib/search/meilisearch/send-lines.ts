import { MeilisearchApiError, MeilisearchRequestError } from "meilisearch";
import { request } from "undici";

import type { SearchIndex } from "@/lib/search/meilisearch/client";

/** Longer than Meilisearch takes to write a piece of some megabytes to a busy disk. */
const TIMEOUT_MS = 30_000;

/**
 * Sends documents to an index as lines of JSON.
 * @param lines UTF-8, not to be changed before they are sent
 * @returns the number of the task
 * @throws as the client does
 */
export async function sendLines({ client, uid }: SearchIndex, lines: Uint8Array): Promise<number> {
  const address = new URL(`indexes/${uid}/documents`, client.config.host);
  const headers = {
    "content-type": "application/x-ndjson",
    ...(client.config.apiKey ? { authorization: `Bearer ${client.config.apiKey}` } : {}),
  };
  const sent = await request(address, {
    method: "POST",
    headers,
    body: lines,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((error: unknown) => {
    throw new MeilisearchRequestError(address.href, error);
  });
  const answer = (await sent.body.json()) as { taskUid?: number };
  if (answer.taskUid === undefined)
    throw new MeilisearchApiError(new Response(null, { status: sent.statusCode }), answer as never);
  return answer.taskUid;
}

/** Gathers lines as bytes. As texts, some megabytes at a time, they would be much of what the garbage collector has to go through. */
export function lineBuffer(expectedBytes: number) {
  let bytes = Buffer.allocUnsafe(expectedBytes);
  let length = 0;
  return {
    get length(): number {
      return length;
    },
    add: (line: string): void => {
      const atMost = length + line.length * 3 + 1; // UTF-8 takes three bytes for a unit of a text at most
      if (atMost > bytes.length) bytes = Buffer.concat([bytes.subarray(0, length)], Math.ceil(atMost * 1.1));
      length += bytes.write(line, length);
      bytes[length++] = 0x0a;
    },
    /** What was gathered, until the next `add`. */
    take: (): Uint8Array => {
      const all = bytes.subarray(0, length);
      length = 0;
      return all;
    },
  };
}
