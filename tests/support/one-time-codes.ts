import { Secret, TOTP } from "otpauth";

import type { SignedIn } from "@/lib/auth/find-session";
import { beginCodes, confirmCodes, findOwnCodes } from "@/lib/auth/own-codes";
import { PASSWORD, type Identity, type Person } from "@/tests/support/open-identity";

/** What an app that has this secret shows at a moment. */
export const appShows = (secret: string, at: Date): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });

export type CodesOn = {
  readonly session: SignedIn;
  readonly secret: string;
  readonly recoveryCodes: readonly string[];
};

/** Turns one-time codes on for somebody, as the page of their account does. The code of this half minute is used up by it. */
export async function turnCodesOn({ auth, session: find, signedIn }: Identity, person: Person): Promise<CodesOn> {
  const session = await find(await signedIn(person, { address: "10.0.0.1" }));
  const begun = await beginCodes(auth, session, { current: PASSWORD });
  if (!begun.ok) throw new Error(JSON.stringify(begun.problem));
  const codes = await findOwnCodes(auth, session, "Catalogue");
  if (!codes.ok || codes.value.state !== "begun") throw new Error(JSON.stringify(codes));
  const { secret } = codes.value;
  const confirmed = await confirmCodes(auth, session, { code: appShows(secret, auth.clock()) });
  if (!confirmed.ok) throw new Error(JSON.stringify(confirmed.problem));
  return { session, secret, recoveryCodes: confirmed.value };
}
