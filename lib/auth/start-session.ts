import type { Auth } from "@/lib/auth/auth";
import { LIBRARY_PATH } from "@/lib/auth/library";
import { hashOf, newSecret } from "@/lib/store/secrets";
import type { CookieToSet } from "@/lib/auth/session-cookies";
import { cookiesOf, DEVICE_DAYS, deviceCookie } from "@/lib/auth/session-cookies";
import type { Visit } from "@/lib/auth/visit";
import { writeAudit } from "@/lib/store/audit";
import { dropExpiredSessions, dropSession, noteAddress, rememberDevice } from "@/lib/store/identity/sessions";
import type { Counter } from "@/lib/store/identity/sign-in-pauses";
import { forgive } from "@/lib/store/identity/sign-in-pauses";
import type { User } from "@/lib/store/identity/users";
import { lockUser } from "@/lib/store/identity/users";
import { giveBackParked, parkedEditor } from "@/lib/store/unsaved-edits";

type How = "password" | "link" | "password-change" | "code" | "recovery-code";
type Options = { readonly counters?: readonly Counter[]; readonly how: How };

/**
 * Checks the password and, when it is right, starts a session. Every session is a new one: no cookie that came with the request
 * goes into it. What happened to the person while the password was looked at (disabled, a new password) counts: they are compared
 * with how they were before.
 * @returns the cookies to set, or null when the password is not theirs or they may not sign in.
 */
export async function startSession(
  auth: Auth,
  user: Pick<User, "id" | "email" | "epoch">,
  password: string,
  visit: Visit,
  options: Options,
): Promise<CookieToSet[] | null> {
  const response = await auth.library.handler(
    new Request(`${auth.publicUrl}${LIBRARY_PATH}/sign-in/email`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        origin: new URL(auth.publicUrl).origin,
        "user-agent": visit.userAgent,
      },
      body: JSON.stringify({ email: user.email, password }),
    }),
  );
  if (response.status === 401) return null;
  return handOver(auth, user, response, visit, options);
}

/** The same for somebody whose password and one-time code were right: nothing is checked here but that nothing has happened to
 *  them since. @returns the cookies to set, or null when they may not sign in any more. */
export async function startProvenSession(
  auth: Auth,
  user: Pick<User, "id" | "epoch">,
  visit: Visit,
  options: Options,
): Promise<CookieToSet[] | null> {
  const response = await auth.library.api.startProvenSession({
    body: { userId: user.id },
    headers: new Headers({ "user-agent": visit.userAgent }),
    asResponse: true,
  });
  return handOver(auth, user, response, visit, options);
}

/** Hands a session that the library has made to the browser, or drops it. */
async function handOver(
  auth: Auth,
  user: Pick<User, "id" | "epoch">,
  response: Response,
  visit: Visit,
  { counters = [], how }: Options,
): Promise<CookieToSet[] | null> {
  if (!response.ok) throw new Error(`The sign-in library answered ${response.status}: ${await response.text()}`);
  const { token } = (await response.json()) as { token: string };

  const deviceId = visit.deviceId ?? newSecret();
  const now = auth.clock();
  const isStarted = await auth.store.transaction(async (tx) => {
    const current = await lockUser(tx, user.id);
    if (!current || current.disabledAt || current.epoch !== user.epoch) {
      await dropSession(tx, token);
      return false;
    }
    await noteAddress(tx, token, visit.address);
    await rememberDevice(tx, user.id, hashOf(deviceId), now, new Date(now.getTime() - DEVICE_DAYS * 24 * 3600_000));
    await giveBackParked(tx, parkedEditor(user.id, hashOf(deviceId)), `user:${user.id}`);
    await forgive(tx, counters, now);
    await dropExpiredSessions(tx, now);
    await writeAudit(tx, {
      actor: `user:${user.id}`,
      action: "session:sign-in",
      target: `user:${user.id}`,
      details: { how, address: visit.address, knownBrowser: counters.some(({ kind }) => kind === "device") },
    });
    return true;
  });
  return isStarted ? [...cookiesOf(response), deviceCookie(auth.publicUrl, deviceId)] : null;
}
