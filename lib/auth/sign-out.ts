import type { Auth } from "@/lib/auth/auth";
import { findSession } from "@/lib/auth/find-session";
import { LIBRARY_PATH } from "@/lib/auth/library";
import type { CookieToSet } from "@/lib/auth/session-cookies";
import { cookiesOf } from "@/lib/auth/session-cookies";
import { writeAudit } from "@/lib/store/audit";
import { endSession } from "@/lib/store/identity/sessions";

/** Ends the session of these cookies, for good and everywhere, and gives the cookies that take its own away. */
export async function signOut(auth: Auth, cookie: string | null): Promise<CookieToSet[]> {
  const session = await findSession(auth, cookie);
  if (session) {
    await auth.store.transaction(async (tx) => {
      await endSession(tx, session.user.id, session.sessionId);
      await writeAudit(tx, { actor: session.actor.id, action: "session:sign-out", target: session.actor.id });
    });
  }
  const headers = { origin: new URL(auth.publicUrl).origin, ...(cookie ? { cookie } : {}) };
  return cookiesOf(
    await auth.library.handler(new Request(`${auth.publicUrl}${LIBRARY_PATH}/sign-out`, { method: "POST", headers })),
  );
}
