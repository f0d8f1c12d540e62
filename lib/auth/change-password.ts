import { z } from "zod";

import type { Auth } from "@/lib/auth/auth";
import type { SignedIn } from "@/lib/auth/find-session";
import { hashPassword, isPassword } from "@/lib/auth/password-hash";
import { refuse } from "@/lib/auth/refuse";
import type { CookieToSet } from "@/lib/auth/session-cookies";
import { startSession } from "@/lib/auth/start-session";
import type { Visit } from "@/lib/auth/visit";
import { can } from "@/lib/core/access/access";
import { givenPasswordSchema, newPasswordSchema } from "@/lib/core/access/password";
import { parseInput } from "@/lib/core/parse-input";
import type { Problem } from "@/lib/core/problems";
import { invalid, SIGNED_OUT, signInPaused } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";
import { writeAudit } from "@/lib/store/audit";
import { closeLinksOf } from "@/lib/store/identity/access-links";
import { endSessions, forgetDevices } from "@/lib/store/identity/sessions";
import { countAttempt, forgive } from "@/lib/store/identity/sign-in-pauses";
import { findPasswordHash, lockUser, setPasswordHash } from "@/lib/store/identity/users";

const schema = z.object({ current: givenPasswordSchema, password: newPasswordSchema });

/** Gives somebody a new password for their old one. All their sessions end, and this browser gets a new one. */
export async function changePassword(
  auth: Auth,
  { actor, user }: SignedIn,
  input: unknown,
  visit: Visit,
): Promise<Result<CookieToSet[], Problem>> {
  if (!can(actor, "account:use")) return refuse(auth, actor, "account:use");
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed;
  const { current, password } = parsed.value;

  // Somebody who found the browser open must not find out the password by trying.
  const counters = [{ kind: "device", key: `password:${user.id}` }] as const;
  const seconds = await countAttempt(auth.store, counters, auth.clock());
  if (seconds > 0) return fail(signInPaused(seconds));

  const stored = await findPasswordHash(auth.store.read, user.id);
  const passwordHash = await hashPassword(password);
  const isRight = stored !== null && (await isPassword(current, stored));
  const changed = await auth.store.transaction(async (tx): Promise<Result<number, Problem>> => {
    const before = await lockUser(tx, user.id);
    if (!before || before.disabledAt) return fail(SIGNED_OUT);
    // The old password must still be the one that was looked at.
    if (!isRight || (await findPasswordHash(tx, user.id)) !== stored) {
      await writeAudit(tx, { actor: actor.id, action: "account:change-password", target: actor.id, outcome: "failed" });
      return fail(invalid([{ path: "current", message: "This is not your present password" }]));
    }
    const now = auth.clock();
    await setPasswordHash(tx, user.id, passwordHash, now);
    await endSessions(tx, user.id);
    await forgetDevices(tx, user.id);
    await closeLinksOf(tx, user.id, now);
    await forgive(tx, counters, now);
    await writeAudit(tx, { actor: actor.id, action: "account:change-password", target: actor.id });
    return ok(before.epoch + 1);
  });
  if (!changed.ok) return changed;
  const cookies = await startSession(auth, { ...user, epoch: changed.value }, password, visit, {
    how: "password-change",
  });
  return cookies ? ok(cookies) : fail(SIGNED_OUT);
}
