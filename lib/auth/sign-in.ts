import { z } from "zod";

import type { Auth } from "@/lib/auth/auth";
import { askForCode } from "@/lib/auth/ask-for-code";
import { isPassword } from "@/lib/auth/password-hash";
import type { Admission, CookieToSet } from "@/lib/auth/session-cookies";
import { parseInput } from "@/lib/core/parse-input";
import { hashOf } from "@/lib/store/secrets";
import { startSession } from "@/lib/auth/start-session";
import type { Visit } from "@/lib/auth/visit";
import { emailSchema } from "@/lib/core/access/email";
import { givenPasswordSchema } from "@/lib/core/access/password";
import type { Problem } from "@/lib/core/problems";
import { SIGN_IN_FAILED, signInPaused } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";
import { writeAudit } from "@/lib/store/audit";
import { usesCodes } from "@/lib/store/identity/authenticators";
import { isKnownDevice } from "@/lib/store/identity/sessions";
import type { Counter } from "@/lib/store/identity/sign-in-pauses";
import { countAttempt } from "@/lib/store/identity/sign-in-pauses";
import type { User } from "@/lib/store/identity/users";
import { findPasswordHash, findUser } from "@/lib/store/identity/users";

const schema = z.object({ email: emailSchema, password: givenPasswordSchema });

/**
 * Signs somebody in by e-mail address and password. It is counted under the account that was meant, not under what was typed, and
 * under the address of the connection: see docs/decisions/008 for who is slowed down when.
 * @returns the cookies to set, and whether they are those of a session or of the question for a one-time code.
 */
export async function signIn(auth: Auth, input: unknown, visit: Visit): Promise<Result<Admission, Problem>> {
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed;
  const { email, password } = parsed.value;

  const user = await findUser(auth.store.read, { email });
  const counters = await countersOf(auth, user, email, visit);
  const seconds = await countAttempt(auth.store, counters, auth.clock());
  if (seconds > 0) return fail(signInPaused(seconds));

  // Nobody goes through the same steps as somebody, so that the time taken does not tell who has an account.
  const meant = user ?? { id: auth.newId(), email, epoch: 0 };
  const isCodeAsked = user !== null && (await usesCodes(auth.store.read, user.id));
  const cookies = isCodeAsked
    ? await askIfPassword(auth, user, password, visit, counters)
    : await startSession(auth, meant, password, visit, { counters, how: "password" });
  if (cookies) return ok({ cookies, isCodeAsked });
  await auth.store.transaction((tx) =>
    // What was typed is not kept: it may be a password in the wrong field.
    writeAudit(tx, {
      actor: "anonymous",
      action: "session:sign-in",
      target: user && `user:${user.id}`,
      outcome: "failed",
      details: { address: visit.address, disabled: Boolean(user?.disabledAt) },
    }),
  );
  return fail(SIGN_IN_FAILED);
}

/** No session is made on the way: somebody who has the password alone must not come by one, however short its life. */
async function askIfPassword(
  auth: Auth,
  user: User,
  password: string,
  visit: Visit,
  counters: readonly Counter[],
): Promise<CookieToSet[] | null> {
  const stored = await findPasswordHash(auth.store.read, user.id);
  if (stored === null || !(await isPassword(password, stored))) return null;
  return askForCode(auth, user, visit, { counters, how: "password" });
}

async function countersOf({ store }: Auth, user: User | null, email: string, visit: Visit): Promise<Counter[]> {
  const account = user?.id ?? hashOf(email);
  const device = visit.deviceId && hashOf(visit.deviceId);
  if (user && device && (await isKnownDevice(store.read, user.id, device)))
    return [{ kind: "device", key: `device:${device}:${account}` }];
  return [
    { kind: "source", key: `source:${visit.address}:${account}` },
    { kind: "address", key: `address:${visit.address}` },
    { kind: "account", key: `account:${account}` },
  ];
}
