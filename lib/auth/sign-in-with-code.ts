import { z } from "zod";

import type { Auth } from "@/lib/auth/auth";
import { parseInput } from "@/lib/core/parse-input";
import { hashOf } from "@/lib/store/secrets";
import type { CookieToSet } from "@/lib/auth/session-cookies";
import { pendingCookie } from "@/lib/auth/session-cookies";
import { startProvenSession } from "@/lib/auth/start-session";
import { takeCode } from "@/lib/auth/take-code";
import type { Visit } from "@/lib/auth/visit";
import type { Problem } from "@/lib/core/problems";
import { invalid, SIGNED_OUT, signInPaused } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";
import { writeAudit } from "@/lib/store/audit";
import { usesCodes } from "@/lib/store/identity/authenticators";
import { endPendingSignIn, findPendingSignIn } from "@/lib/store/identity/pending-sign-ins";
import { isKnownDevice } from "@/lib/store/identity/sessions";
import type { Counter } from "@/lib/store/identity/sign-in-pauses";
import { countAttempt } from "@/lib/store/identity/sign-in-pauses";
import { lockUser } from "@/lib/store/identity/users";

export const codeSchema = z
  .string("Enter the code")
  .trim()
  .min(1, "Enter the code")
  .max(100, "Enter the six digits, or a recovery code");
const schema = z.object({ code: codeSchema });

export const WRONG_CODE = "This code is not right, or was used before: wait for the next one that your app shows";

/** Whether a code of somebody is awaited by this browser. @param secret what its cookie holds */
export const isCodeAwaited = async (auth: Auth, secret: string | null): Promise<boolean> =>
  secret !== null && (await findPendingSignIn(auth.store.read, hashOf(secret), auth.clock())) !== null;

/**
 * The second step of signing in: the session starts when the code is right. Whoever comes here knows the password, so wrong codes
 * may slow the account down everywhere but in the person's own browsers: see docs/decisions/014.
 * @returns the cookies to set; `signed-out` when no code is awaited (any more), so that they begin with the password again.
 */
export async function signInWithCode(
  auth: Auth,
  secret: string | null,
  input: unknown,
  visit: Visit,
): Promise<Result<CookieToSet[], Problem>> {
  const pending = secret === null ? null : await findPendingSignIn(auth.store.read, hashOf(secret), auth.clock());
  if (!pending || secret === null) return fail(SIGNED_OUT);
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed;
  const { userId, epoch } = pending;

  const counters = await countersOf(auth, userId, visit);
  const seconds = await countAttempt(auth.store, counters, auth.clock());
  if (seconds > 0) return fail(signInPaused(seconds));

  const taken = await auth.store.transaction(async (tx) => {
    const user = await lockUser(tx, userId);
    if (!user || user.disabledAt || user.epoch !== epoch) return fail(SIGNED_OUT);
    // Taken off meanwhile: no code of theirs would ever be right, and the password alone signs them in.
    if (!(await usesCodes(tx, userId))) return fail(SIGNED_OUT);
    const how = await takeCode(auth, tx, userId, parsed.value.code, auth.clock());
    if (how === null) {
      await writeAudit(tx, {
        actor: "anonymous",
        action: "session:sign-in",
        target: `user:${userId}`,
        outcome: "failed",
        details: { step: "code", address: visit.address },
      });
      return fail(invalid([{ path: "code", message: WRONG_CODE }]));
    }
    await endPendingSignIn(tx, hashOf(secret));
    return ok({ user, how });
  });
  if (!taken.ok) return taken;
  const { user, how } = taken.value;
  const cookies = await startProvenSession(auth, user, visit, { counters, how });
  return cookies ? ok([...cookies, pendingCookie(auth.publicUrl, "", 0)]) : fail(SIGNED_OUT);
}

async function countersOf({ store }: Auth, userId: string, visit: Visit): Promise<Counter[]> {
  const device = visit.deviceId && hashOf(visit.deviceId);
  if (device && (await isKnownDevice(store.read, userId, device)))
    return [{ kind: "device", key: `code-device:${device}:${userId}` }];
  return [
    { kind: "source", key: `code:${userId}` },
    { kind: "address", key: `address:${visit.address}` },
  ];
}
