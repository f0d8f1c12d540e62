import "server-only";

import type { Context } from "@/lib/catalogue/context";
import { openContext } from "@/lib/catalogue/context";
import { env } from "@/lib/env";

/** One context for the whole process. It hangs on `globalThis` because development reloads modules but keeps the process. */
const held = globalThis as typeof globalThis & { catalogueContext?: Promise<Context> };

/** The catalogue, opened at the first request that needs it and never at import: a build has no database. */
export function context(): Promise<Context> {
  held.catalogueContext ??= open();
  return held.catalogueContext;
}

function open(): Promise<Context> {
  const { databaseUrl, meili } = env();
  if (!databaseUrl)
    throw new Error("DATABASE_URL is not set for the web process. Start the catalogue with npm start, which sets it.");
  return openContext({ databaseUrl, meili });
}
