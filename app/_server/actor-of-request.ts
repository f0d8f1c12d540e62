import "server-only";

import { actorOfToken } from "@/app/_server/require-actor";
import type { Actor } from "@/lib/core/access/access";

/** Whom a request to the write API stands for, by its token; null for a stranger. Cookies count for nothing here. */
export async function actorOfRequest(request: Request): Promise<Actor | null> {
  const actor = await actorOfToken(request);
  return actor.ok ? actor.value : null;
}
