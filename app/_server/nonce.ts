import "server-only";

import { headers } from "next/headers";

/** What the content security policy of this answer asks of a script; see proxy.ts. */
export const nonce = async (): Promise<string | undefined> => (await headers()).get("x-nonce") ?? undefined;
