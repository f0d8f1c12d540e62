import { randomUUID } from "node:crypto";

import { openLibrary } from "@/lib/auth/library";
import { openSealing, type Sealing } from "@/lib/auth/sealing";
import type { Store } from "@/lib/store/store";

/** What use cases about people work with. */
export type Auth = {
  readonly store: Store;
  readonly clock: () => Date;
  readonly newId: () => string;
  /** Where people reach the site, without a slash at its end: links begin with it. */
  readonly publicUrl: string;
  readonly library: ReturnType<typeof openLibrary>;
  /** Encrypts the secrets of one-time codes. */
  readonly sealing: Sealing;
};

/** The same without the library, for scripts at the console: nobody signs in there, and it takes a while to load. */
export type ConsoleAuth = Omit<Auth, "library" | "sealing">;

type Options = {
  readonly store: Store;
  /** Signs the cookies, and seals the secrets of one-time codes. Whoever knows it, and a session's token, is that session. */
  readonly secret: string;
  readonly publicUrl: string;
  readonly clock?: () => Date;
  readonly newId?: () => string;
};

export function openAuth({ store, secret, publicUrl, clock = () => new Date(), newId = randomUUID }: Options): Auth {
  return {
    store,
    clock,
    newId,
    publicUrl,
    library: openLibrary(store, { secret, publicUrl }),
    sealing: openSealing(secret),
  };
}
