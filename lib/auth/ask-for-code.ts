import type { Auth } from "@/lib/auth/auth";
import { hashOf, newSecret } from "@/lib/store/secrets";
import type { CookieToSet } from "@/lib/auth/session-cookies";
import { pendingCookie } from "@/lib/auth/session-cookies";
import type { Visit } from "@/lib/auth/visit";
import { writeAudit } from "@/lib/store/audit";
import { addPendingSignIn } from "@/lib/store/identity/pending-sign-ins";
import type { Counter } from "@/lib/store/identity/sign-in-pauses";
import { forgive } from "@/lib/store/identity/sign-in-pauses";
import type { User } from "@/lib/store/identity/users";
import { lockUser } from "@/lib/store/identity/users";

/** How long somebody has to type their code. */
const CODE_MINUTES = 10;

/**
 * Asks somebody for a one-time code, now that their password was right. There is no session yet, only a cookie that says whose
 * code is awaited. What counts wrong passwords is taken back; codes are counted apart from them.
 * @param user as they were before the password was looked at: what happened to them since then counts.
 * @returns the cookies to set, or null when they may not sign in any more.
 */
export async function askForCode(
  auth: Auth,
  user: Pick<User, "id" | "epoch">,
  visit: Visit,
  { counters = [], how }: { counters?: readonly Counter[]; how: "password" | "link" },
): Promise<CookieToSet[] | null> {
  const secret = newSecret();
  const now = auth.clock();
  const expiresAt = new Date(now.getTime() + CODE_MINUTES * 60_000);
  const isAsked = await auth.store.transaction(async (tx) => {
    const current = await lockUser(tx, user.id);
    if (!current || current.disabledAt || current.epoch !== user.epoch) return false;
    await addPendingSignIn(tx, { tokenHash: hashOf(secret), userId: user.id, epoch: user.epoch, expiresAt }, now);
    await forgive(tx, counters, now);
    await writeAudit(tx, {
      actor: "anonymous",
      action: "session:ask-for-code",
      target: `user:${user.id}`,
      details: { how, address: visit.address },
    });
    return true;
  });
  return isAsked ? [pendingCookie(auth.publicUrl, secret, CODE_MINUTES * 60)] : null;
}
