import type { Auth } from "@/lib/auth/auth";
import type { Context } from "@/lib/catalogue/context";
import { setProcessWide } from "@/lib/process-wide";

/** Lets what runs inside the web process in earnest work on a test's catalogue. */
export const serveFrom = (context: Context): void => setProcessWide("context", Promise.resolve(context));

/** The same for people and tokens. */
export const serveIdentity = (auth: Auth): void => setProcessWide("identity", Promise.resolve(auth));
