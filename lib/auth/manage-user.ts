import { z } from "zod";

import type { Auth } from "@/lib/auth/auth";
import { makeLink, type ShownLink } from "@/lib/auth/make-link";
import { refuse } from "@/lib/auth/refuse";
import type { PlainAction, Actor } from "@/lib/core/access/access";
import { can, ROLES } from "@/lib/core/access/access";
import { parseInput } from "@/lib/core/parse-input";
import type { Problem } from "@/lib/core/problems";
import { invalid, LAST_ADMINISTRATOR, notFound } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";
import { writeAudit, type AuditEvent } from "@/lib/store/audit";
import { closeLinksOf } from "@/lib/store/identity/access-links";
import { removeAuthenticator } from "@/lib/store/identity/authenticators";
import { endSessions, forgetDevices } from "@/lib/store/identity/sessions";
import { lockAdministrators, lockUser, setUser, type User } from "@/lib/store/identity/users";
import type { Reader } from "@/lib/store/store";

/** Gives somebody another role. Their sessions end, so that no page of the old role stays open. */
export async function changeRole(auth: Auth, actor: Actor, id: string, input: unknown): Promise<Result<null, Problem>> {
  const parsed = parseInput(z.object({ role: z.enum(ROLES, "Choose a role") }), input);
  if (!parsed.ok && can(actor, "user:change-role")) return parsed;
  return onUser(auth, actor, "user:change-role", id, async (tx, user, administrators) => {
    if (!parsed.ok) return parsed;
    const { role } = parsed.value;
    if (role === user.role) return ok(null);
    if (role !== "administrator" && isLast(administrators, user)) return fail(LAST_ADMINISTRATOR);
    await setUser(tx, id, { role }, auth.clock());
    await endSessions(tx, id);
    return done(null, { from: user.role, to: role });
  });
}

/** Shuts somebody out: sessions, tokens and links end at once. What they did stays under their name. */
export const disableUser = (auth: Auth, actor: Actor, id: string): Promise<Result<null, Problem>> =>
  onUser(auth, actor, "user:disable", id, async (tx, user, administrators) => {
    if (user.disabledAt) return ok(null);
    if (isLast(administrators, user)) return fail(LAST_ADMINISTRATOR);
    const now = auth.clock();
    await setUser(tx, id, { disabledAt: now }, now);
    await endSessions(tx, id);
    await forgetDevices(tx, id);
    await closeLinksOf(tx, id, now);
    return done(null);
  });

/** Lets somebody in again who was disabled. They sign in anew; their tokens work again until they run out. */
export const enableUser = (auth: Auth, actor: Actor, id: string): Promise<Result<null, Problem>> =>
  onUser(auth, actor, "user:disable", id, async (tx, user) => {
    if (!user.disabledAt) return ok(null);
    await setUser(tx, id, { disabledAt: null }, auth.clock());
    await endSessions(tx, id);
    return done(null, {}, "user:enable");
  });

/** Makes a link by which somebody chooses a new password. Their old one works until they do. */
export const makeResetLink = (auth: Auth, actor: Actor, id: string): Promise<Result<ShownLink, Problem>> =>
  onUser(auth, actor, "user:reset-password", id, async (tx, user) => {
    if (user.disabledAt)
      return fail(invalid([{ path: "user", message: `${user.name} is disabled. Enable them first.` }]));
    return done(await makeLink(auth, tx, actor, { kind: "reset", userId: id }));
  });

/** Takes somebody's one-time codes off, who has lost the app and the recovery codes: their password alone signs in again. For one's
 *  own there is the account page, which asks for proof. @returns whether there was anything to take off */
export const takeCodesOff = (auth: Auth, actor: Actor, id: string): Promise<Result<boolean, Problem>> =>
  onUser(auth, actor, "user:remove-codes", id, async (tx, user) => {
    if (actor.id === `user:${user.id}`)
      return fail(invalid([{ path: "user", message: "Remove your own codes on the page of your account" }]));
    return (await removeAuthenticator(tx, id)) ? done(true) : ok(false);
  });

type Changed<T> = Result<T, Problem> & { readonly audit?: Pick<AuditEvent, "details"> & { action?: string } };

const done = <T>(value: T, details: AuditEvent["details"] = {}, action?: string): Changed<T> => ({
  ...ok(value),
  audit: { details, ...(action ? { action } : {}) },
});

const isLast = (administrators: readonly string[], user: User) =>
  administrators.includes(user.id) && administrators.length === 1;

/**
 * Does something to somebody in one transaction with its entry in the audit log. All administrators are held before anyone else,
 * always in one order, so that of two who remove each other the second sees what the first did. The actor is looked at again, too:
 * they may have been an administrator only until a moment ago.
 */
async function onUser<T>(
  auth: Auth,
  actor: Actor,
  action: PlainAction,
  id: string,
  work: (tx: Reader, user: User, administrators: readonly string[]) => Promise<Changed<T>>,
): Promise<Result<T, Problem>> {
  if (!can(actor, action)) return refuse(auth, actor, action, `user:${id}`);
  if (!z.uuid().safeParse(id).success) return fail(notFound("user", id));
  const outcome = await auth.store.transaction(async (tx): Promise<Changed<T> | "no-longer"> => {
    const administrators = await lockAdministrators(tx);
    const actorId = /^user:(.+)$/.exec(actor.id)?.[1];
    if (actorId && !administrators.includes(actorId)) return "no-longer";
    const user = await lockUser(tx, id);
    if (!user) return fail(notFound("user", id));
    const result = await work(tx, user, administrators);
    if (result.audit) await writeAudit(tx, { actor: actor.id, action, target: `user:${id}`, ...result.audit });
    return result;
  });
  if (outcome === "no-longer") return refuse(auth, actor, action, `user:${id}`);
  return outcome.ok ? ok(outcome.value) : fail(outcome.problem);
}
