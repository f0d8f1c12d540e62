import { z } from "zod";

import type { Auth } from "@/lib/auth/auth";
import type { SignedIn } from "@/lib/auth/find-session";
import { codeAddress, newCodeSecret, newRecoveryCodes, asRecoveryCode, stepOfCode } from "@/lib/auth/one-time-code";
import { isPassword } from "@/lib/auth/password-hash";
import { refuse } from "@/lib/auth/refuse";
import { parseInput } from "@/lib/core/parse-input";
import { hashOf } from "@/lib/store/secrets";
import { codeSchema, WRONG_CODE } from "@/lib/auth/sign-in-with-code";
import { takeCode } from "@/lib/auth/take-code";
import { can } from "@/lib/core/access/access";
import { givenPasswordSchema } from "@/lib/core/access/password";
import type { Problem } from "@/lib/core/problems";
import { invalid, SIGNED_OUT, signInPaused } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";
import { writeAudit } from "@/lib/store/audit";
import type { Authenticator } from "@/lib/store/identity/authenticators";
import {
  confirmAuthenticator,
  countRecoveryCodes,
  findAuthenticator,
  keepAuthenticator,
  removeAuthenticator,
  replaceRecoveryCodes,
} from "@/lib/store/identity/authenticators";
import { endSessions } from "@/lib/store/identity/sessions";
import { countAttempt, forgive } from "@/lib/store/identity/sign-in-pauses";
import { findPasswordHash, lockUser } from "@/lib/store/identity/users";
import type { Reader } from "@/lib/store/store";

/** How long a secret is shown that no code has confirmed. */
const SET_UP_MINUTES = 30;

/** How it stands with somebody's one-time codes. */
export type OwnCodes =
  | { readonly state: "off" }
  /** `address` is what the QR code says, `secret` what is typed by hand instead. */
  | { readonly state: "begun"; readonly secret: string; readonly address: string }
  | { readonly state: "on"; readonly since: Date; readonly recoveryCodesLeft: number };

/** How it stands with one's own codes. @param issuer what the app shows beside the code: the name of the site */
export async function findOwnCodes(
  auth: Auth,
  { actor, user }: SignedIn,
  issuer: string,
): Promise<Result<OwnCodes, Problem>> {
  if (!can(actor, "account:use")) return refuse(auth, actor, "account:use");
  const { read } = auth.store;
  const authenticator = await findAuthenticator(read, user.id);
  if (authenticator?.confirmedAt)
    return ok({
      state: "on",
      since: authenticator.confirmedAt,
      recoveryCodesLeft: await countRecoveryCodes(read, user.id),
    });
  const secret = unconfirmedSecret(auth, user.id, authenticator);
  return ok(
    secret === null ? { state: "off" } : { state: "begun", secret, address: codeAddress(secret, issuer, user.email) },
  );
}

/** Begins to set up one-time codes: makes the secret for the app. Nobody is asked for a code until one of it was right. */
export const beginCodes = (auth: Auth, signedIn: SignedIn, input: unknown): Promise<Result<null, Problem>> =>
  withProof(auth, signedIn, "account:begin-codes", input, async (tx, now) => {
    const { id } = signedIn.user;
    if ((await findAuthenticator(tx, id))?.confirmedAt)
      return fail(invalid([{ path: "current", message: "One-time codes are on already: remove them first" }]));
    await keepAuthenticator(tx, id, auth.sealing.seal(newCodeSecret(), id), now);
    return ok(null);
  });

/** Turns one-time codes on with a first code of the app. All other sessions end: they were started without one.
 *  @returns the recovery codes, which are shown this once. */
export async function confirmCodes(
  auth: Auth,
  { actor, user, sessionId }: SignedIn,
  input: unknown,
): Promise<Result<string[], Problem>> {
  if (!can(actor, "account:use")) return refuse(auth, actor, "account:use");
  const parsed = parseInput(z.object({ code: codeSchema }), input);
  if (!parsed.ok) return parsed;
  return auth.store.transaction(async (tx): Promise<Result<string[], Problem>> => {
    const before = await lockUser(tx, user.id);
    if (!before || before.disabledAt) return fail(SIGNED_OUT);
    const secret = unconfirmedSecret(auth, user.id, await findAuthenticator(tx, user.id));
    if (secret === null)
      return fail(invalid([{ path: "code", message: "The set-up has run out, or is done: load this page again" }]));
    const now = auth.clock();
    const step = stepOfCode(secret, parsed.value.code, now);
    if (step === null)
      return fail(
        invalid([{ path: "code", message: "This code is not right. Check that the clock of your telephone is exact" }]),
      );
    await confirmAuthenticator(tx, user.id, step, now);
    const codes = await giveRecoveryCodes(tx, user.id);
    await endSessions(tx, user.id, { keep: sessionId });
    await writeAudit(tx, { actor: actor.id, action: "account:set-up-codes", target: actor.id });
    return ok(codes);
  });
}

/** Makes new recovery codes, and the old ones end. @returns them, to be shown this once. */
export const renewRecoveryCodes = (
  auth: Auth,
  signedIn: SignedIn,
  input: unknown,
): Promise<Result<string[], Problem>> =>
  withProof(auth, signedIn, "account:renew-recovery-codes", input, async (tx) =>
    (await findAuthenticator(tx, signedIn.user.id))?.confirmedAt
      ? ok(await giveRecoveryCodes(tx, signedIn.user.id))
      : fail(NOT_ON),
  );

/** Takes one's own one-time codes off: from now on the password alone signs in. */
export const removeCodes = (auth: Auth, signedIn: SignedIn, input: unknown): Promise<Result<null, Problem>> =>
  withProof(auth, signedIn, "account:remove-codes", input, async (tx) =>
    (await removeAuthenticator(tx, signedIn.user.id)) ? ok(null) : fail(NOT_ON),
  );

const NOT_ON = invalid([{ path: "current", message: "One-time codes are not on" }]);

function unconfirmedSecret(auth: Auth, userId: string, authenticator: Authenticator | null): string | null {
  if (!authenticator || authenticator.confirmedAt) return null;
  const isOver = auth.clock().getTime() - authenticator.createdAt.getTime() > SET_UP_MINUTES * 60_000;
  return isOver ? null : auth.sealing.open(authenticator.secret, userId);
}

async function giveRecoveryCodes(tx: Reader, userId: string): Promise<string[]> {
  const codes = newRecoveryCodes();
  await replaceRecoveryCodes(
    tx,
    userId,
    codes.map((code) => hashOf(asRecoveryCode(code) ?? "")),
  );
  return codes;
}

/**
 * Does something about one's own codes for whoever gives the present password, or a code, in the field `current`. Somebody who
 * found the browser open must not find out either by trying: both are counted together with tries to change the password.
 */
async function withProof<T>(
  auth: Auth,
  { actor, user }: SignedIn,
  action: string,
  input: unknown,
  work: (tx: Reader, now: Date) => Promise<Result<T, Problem>>,
): Promise<Result<T, Problem>> {
  if (!can(actor, "account:use")) return refuse(auth, actor, "account:use");
  const parsed = parseInput(z.object({ current: givenPasswordSchema }), input);
  if (!parsed.ok) return parsed;
  const { current } = parsed.value;
  const counters = [{ kind: "device", key: `password:${user.id}` }] as const;
  const seconds = await countAttempt(auth.store, counters, auth.clock());
  if (seconds > 0) return fail(signInPaused(seconds));

  const stored = await findPasswordHash(auth.store.read, user.id);
  const isRightPassword = stored !== null && (await isPassword(current, stored));
  return auth.store.transaction(async (tx): Promise<Result<T, Problem>> => {
    const before = await lockUser(tx, user.id);
    if (!before || before.disabledAt) return fail(SIGNED_OUT);
    const now = auth.clock();
    const isProven = isRightPassword
      ? (await findPasswordHash(tx, user.id)) === stored
      : (await takeCode(auth, tx, user.id, current, now)) !== null;
    if (!isProven) {
      await writeAudit(tx, { actor: actor.id, action, target: actor.id, outcome: "failed" });
      return fail(invalid([{ path: "current", message: /^[\d\s]+$/.test(current) ? WRONG_CODE : WRONG_PASSWORD }]));
    }
    await forgive(tx, counters, now);
    const result = await work(tx, now);
    if (result.ok) await writeAudit(tx, { actor: actor.id, action, target: actor.id });
    return result;
  });
}

const WRONG_PASSWORD = "This is not your present password";
