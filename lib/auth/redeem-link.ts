import { z } from "zod";

import { askForCode } from "@/lib/auth/ask-for-code";
import type { Auth } from "@/lib/auth/auth";
import { hashPassword } from "@/lib/auth/password-hash";
import type { Admission } from "@/lib/auth/session-cookies";
import { parseInput } from "@/lib/core/parse-input";
import { hashOf } from "@/lib/store/secrets";
import { startSession } from "@/lib/auth/start-session";
import type { Visit } from "@/lib/auth/visit";
import { emailSchema } from "@/lib/core/access/email";
import { newPasswordSchema } from "@/lib/core/access/password";
import { personNameSchema } from "@/lib/core/access/person-name";
import type { Problem } from "@/lib/core/problems";
import { invalid, LINK_CLOSED } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";
import { writeAudit } from "@/lib/store/audit";
import { closeLink, findOpenLink, type AccessLink } from "@/lib/store/identity/access-links";
import { usesCodes } from "@/lib/store/identity/authenticators";
import { endSessions, forgetDevices } from "@/lib/store/identity/sessions";
import { addUser, findUser, hasUsers, lockUser, setPasswordHash, type User } from "@/lib/store/identity/users";
import type { Reader } from "@/lib/store/store";

const forms = {
  "set-up": z.object({ name: personNameSchema, email: emailSchema, password: newPasswordSchema }),
  invitation: z.object({ name: personNameSchema, password: newPasswordSchema }),
  reset: z.object({ password: newPasswordSchema }),
};

/** What a link is for, to be shown beside its form: for whom, without telling more than the link's maker knew. */
export async function findLink(auth: Auth, secret: string): Promise<(AccessLink & { forEmail: string | null }) | null> {
  const link = await findOpenLink(auth.store.read, hashOf(secret), auth.clock());
  if (!link) return null;
  if (link.kind !== "reset") return { ...link, forEmail: link.kind === "invitation" ? link.email : null };
  const user = await findUser(auth.store.read, { id: link.userId });
  return user && !user.disabledAt ? { ...link, forEmail: user.email } : null;
}

/** Uses a link, once: somebody is let in, or gets a new password, and is signed in. A link does not stand in for the one-time code
 *  of somebody who uses them: they are asked for it. */
export async function redeemLink(
  auth: Auth,
  secret: string,
  input: unknown,
  visit: Visit,
): Promise<Result<Admission, Problem>> {
  const link = await findLink(auth, secret);
  if (!link) return fail(LINK_CLOSED);
  const parsed = parseInput<z.ZodType<{ name?: string; email?: string; password: string }>>(forms[link.kind], input);
  if (!parsed.ok) return parsed;
  const { password, ...who } = parsed.value;
  const passwordHash = await hashPassword(password);

  const used = await auth.store
    .transaction(async (tx) => {
      // Closing comes first, and holds the link's row: of two at once, one finds it closed.
      if (!(await closeLink(tx, link.id, auth.clock()))) return fail(LINK_CLOSED);
      const outcome = await actOn(auth, tx, link, who, passwordHash);
      if (!outcome.ok) throw new LinkNotRedeemed(outcome.problem);
      const { user, action } = outcome.value;
      const role = { role: user.role };
      await writeAudit(tx, {
        actor: `user:${user.id}`,
        action,
        target: `user:${user.id}`,
        details: { ...role, by: link.createdBy },
      });
      return ok(user);
    })
    .catch((error: unknown) => {
      if (error instanceof LinkNotRedeemed) return fail(error.problem);
      throw error;
    });
  if (!used.ok) return used;
  const isCodeAsked = await usesCodes(auth.store.read, used.value.id);
  const cookies = isCodeAsked
    ? await askForCode(auth, used.value, visit, { how: "link" })
    : await startSession(auth, used.value, password, visit, { how: "link" });
  return cookies ? ok({ cookies, isCodeAsked }) : fail(LINK_CLOSED);
}

/** Takes back that the link was closed, so that the form can be corrected and sent again. */
class LinkNotRedeemed extends Error {
  constructor(readonly problem: Problem) {
    super("The link was not used");
  }
}

type Used = { readonly user: Pick<User, "id" | "email" | "role" | "epoch">; readonly action: string };

async function actOn(
  auth: Auth,
  tx: Reader,
  link: AccessLink,
  { name = "", email = "" }: { name?: string; email?: string },
  passwordHash: string,
): Promise<Result<Used, Problem>> {
  const now = auth.clock();
  switch (link.kind) {
    case "reset": {
      const user = await lockUser(tx, link.userId);
      if (!user || user.disabledAt) return fail(LINK_CLOSED);
      await setPasswordHash(tx, user.id, passwordHash, now);
      await endSessions(tx, user.id);
      await forgetDevices(tx, user.id);
      return ok({ user: { ...user, epoch: user.epoch + 1 }, action: "account:reset-password" });
    }
    case "set-up":
      if (await hasUsers(tx)) return fail(LINK_CLOSED);
      return add({ name, email, role: "administrator" }, "user:set-up");
    case "invitation":
      if (await findUser(tx, { email: link.email })) {
        const message = "Somebody has this address already: sign in instead";
        return fail(invalid([{ path: "email", message }]));
      }
      return add({ name, email: link.email, role: link.role }, "user:join");
  }
  async function add(person: Pick<User, "name" | "email" | "role">, action: string) {
    const user = { id: auth.newId(), ...person };
    await addUser(tx, user, passwordHash, now);
    return ok({ user: { ...user, epoch: 0 }, action });
  }
}
