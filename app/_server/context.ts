import "server-only";

import type { Context } from "@/lib/catalogue/context";
import { openContext } from "@/lib/catalogue/context";
import { env } from "@/lib/env";
import { processWide } from "@/lib/process-wide";

/** The catalogue, one for the whole process: opened at the first request that needs it and never at import, since a build has no
 *  database. */
export const context = (): Promise<Context> => processWide("context", open);

function open(): Promise<Context> {
  const { databaseUrl, meili } = env();
  if (!databaseUrl)
    throw new Error("DATABASE_URL is not set for the web process. Start the catalogue with npm start, which sets it.");
  return openContext({ databaseUrl, meili });
}
