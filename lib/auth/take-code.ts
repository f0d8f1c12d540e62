import type { Auth } from "@/lib/auth/auth";
import { asRecoveryCode, stepOfCode } from "@/lib/auth/one-time-code";
import { hashOf } from "@/lib/store/secrets";
import { findAuthenticator, takeRecoveryCode, takeStep } from "@/lib/store/identity/authenticators";
import type { Reader } from "@/lib/store/store";

/** What somebody showed that they have. */
export type TakenCode = "code" | "recovery-code";

/**
 * Takes a one-time code or a recovery code of somebody, in the transaction of what it is for: no code is taken twice, by two
 * requests at once neither.
 * @returns which of the two it was; null when it is not right now, or was taken before.
 */
export async function takeCode(
  { sealing }: Pick<Auth, "sealing">,
  tx: Reader,
  userId: string,
  written: string,
  now: Date,
): Promise<TakenCode | null> {
  const authenticator = await findAuthenticator(tx, userId);
  if (!authenticator?.confirmedAt) return null;
  const recovery = asRecoveryCode(written);
  if (recovery !== null) return (await takeRecoveryCode(tx, userId, hashOf(recovery), now)) ? "recovery-code" : null;
  const secret = sealing.open(authenticator.secret, userId);
  const step = secret === null ? null : stepOfCode(secret, written, now);
  return step !== null && (await takeStep(tx, userId, step)) ? "code" : null;
}
