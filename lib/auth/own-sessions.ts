import type { Auth } from "@/lib/auth/auth";
import type { SignedIn } from "@/lib/auth/find-session";
import { refuse } from "@/lib/auth/refuse";
import { can } from "@/lib/core/access/access";
import type { Problem } from "@/lib/core/problems";
import { notFound } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";
import { writeAudit } from "@/lib/store/audit";
import type { SessionRow } from "@/lib/store/identity/sessions";
import { endSession, endSessions, listSessions } from "@/lib/store/identity/sessions";

/** Where one is signed in, the newest first. */
export async function listOwnSessions(
  auth: Auth,
  { actor, user, sessionId }: SignedIn,
): Promise<Result<(SessionRow & { isThis: boolean })[], Problem>> {
  if (!can(actor, "account:use")) return refuse(auth, actor, "account:use");
  const sessions = await listSessions(auth.store.read, user.id, auth.clock());
  return ok(sessions.map((session) => ({ ...session, isThis: session.id === sessionId })));
}

/** Ends one of one's own sessions. */
export async function endOwnSession(auth: Auth, { actor, user }: SignedIn, id: string): Promise<Result<null, Problem>> {
  if (!can(actor, "account:use")) return refuse(auth, actor, "account:use");
  return auth.store.transaction(async (tx) => {
    if (!(await endSession(tx, user.id, id))) return fail(notFound("session", id));
    await writeAudit(tx, { actor: actor.id, action: "session:end", target: actor.id });
    return ok(null);
  });
}

/** Ends all of one's own sessions but the present one. */
export async function endOtherSessions(auth: Auth, signedIn: SignedIn): Promise<Result<number, Problem>> {
  const { actor, user, sessionId } = signedIn;
  if (!can(actor, "account:use")) return refuse(auth, actor, "account:use");
  return auth.store.transaction(async (tx) => {
    const ended = await endSessions(tx, user.id, { keep: sessionId });
    await writeAudit(tx, { actor: actor.id, action: "session:end-others", target: actor.id, details: { ended } });
    return ok(ended);
  });
}
