import "server-only";

import { json } from "@/app/_server/respond";
import type { PublishedPlatform } from "@/lib/core/platform/published-platform";

/** A record as the API answers it: in its own shape, as it can be sent back; what stands around it apart. Its ETag begins with its
 *  version, so that a client may hand back either in If-Match. */
export function recordAnswer(
  request: Request,
  platform: PublishedPlatform,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): Response {
  const { content, id, version, updatedAt, ...around } = platform;
  const body = { ...content, id, version, updatedAt, around };
  return json(request, body, {
    status,
    etagPrefix: `${version}-`,
    headers: { "x-record-version": String(version), ...headers },
  });
}

/** What a client reads of a record and need not take out before it sends it back. */
export const ADDED_FIELDS = ["id", "version", "updatedAt", "around"] as const;
