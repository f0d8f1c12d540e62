import { z } from "zod";

import type { Auth } from "@/lib/auth/auth";
import { parseInput } from "@/lib/auth/parse-input";
import { hashOf } from "@/lib/store/secrets";
import type { CookieToSet } from "@/lib/auth/session-cookies";
import { startSession } from "@/lib/auth/start-session";
import type { Visit } from "@/lib/auth/visit";
import { emailSchema } from "@/lib/core/access/email";
import { givenPasswordSchema } from "@/lib/core/access/password";
import type { Problem } from "@/lib/core/problems";
import { SIGN_IN_FAILED, signInPaused } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";
import { writeAudit } from "@/lib/store/audit";
import { isKnownDevice } from "@/lib/store/identity/sessions";
import type { Counter } from "@/lib/store/identity/sign-in-pauses";
import { countAttempt } from "@/lib/store/identity/sign-in-pauses";
import type { User } from "@/lib/store/identity/users";
import { findUser } from "@/lib/store/identity/users";

const schema = z.object({ email: emailSchema, password: givenPasswordSchema });

/**
 * Signs somebody in by e-mail address and password. It is counted under the account that was meant, not under what was typed, and
 * under the address of the connection: see docs/decisions/008 for who is slowed down when.
 */
export async function signIn(auth: Auth, input: unknown, visit: Visit): Promise<Result<CookieToSet[], Problem>> {
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed;
  const { email, password } = parsed.value;

  const user = await findUser(auth.store.read, { email });
  const counters = await countersOf(auth, user, email, visit);
  const seconds = await countAttempt(auth.store, counters, auth.clock());
  if (seconds > 0) return fail(signInPaused(seconds));

  // Nobody goes through the same steps as somebody, so that the time taken does not tell who has an account.
  const meant = user ?? { id: auth.newId(), email, epoch: 0 };
  const cookies = await startSession(auth, meant, password, visit, { counters, how: "password" });
  if (cookies) return ok(cookies);
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
