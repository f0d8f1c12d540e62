import "server-only";

import { context } from "@/app/_server/context";
import { openAuth, type Auth } from "@/lib/auth/auth";
import { env } from "@/lib/env";
import { processWide } from "@/lib/process-wide";

/** People, sessions and tokens, one for the whole process as the catalogue's context is, opened at the first request that needs them. */
export const identity = (): Promise<Auth> => processWide("identity", open);

async function open(): Promise<Auth> {
  const { sessionSecret, publicUrl } = env();
  if (!sessionSecret)
    throw new Error(
      "SESSION_SECRET is not set for the web process. Start the catalogue with npm start, which sets it.",
    );
  const { store, clock, newId } = await context();
  return openAuth({ store, clock, newId, secret: sessionSecret, publicUrl });
}
