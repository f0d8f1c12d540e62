import { z } from "zod";

import type { Auth } from "@/lib/auth/auth";
import { makeLink, type ShownLink } from "@/lib/auth/make-link";
import { refuse } from "@/lib/auth/refuse";
import type { Actor } from "@/lib/core/access/access";
import { can, ROLES } from "@/lib/core/access/access";
import { emailSchema } from "@/lib/core/access/email";
import { parseInput } from "@/lib/core/parse-input";
import type { Problem } from "@/lib/core/problems";
import { invalid, notFound } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";
import { writeAudit } from "@/lib/store/audit";
import { closeLink } from "@/lib/store/identity/access-links";
import { findUser } from "@/lib/store/identity/users";

const schema = z.object({ email: emailSchema, role: z.enum(ROLES, "Choose a role") });

/** Makes a link by which somebody joins. It is shown to the administrator alone, who sends it by whatever means there are. */
export async function inviteUser(auth: Auth, actor: Actor, input: unknown): Promise<Result<ShownLink, Problem>> {
  if (!can(actor, "user:invite")) return refuse(auth, actor, "user:invite");
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed;
  const { email, role } = parsed.value;
  return auth.store.transaction(async (tx) => {
    if (await findUser(tx, { email }))
      return fail(invalid([{ path: "email", message: "Somebody with this address is here already" }]));
    const link = await makeLink(auth, tx, actor, { kind: "invitation", email, role });
    await writeAudit(tx, { actor: actor.id, action: "user:invite", details: { email, role } });
    return ok(link);
  });
}

/** Withdraws an invitation that was not used yet: its link stops working at once. */
export async function withdrawInvitation(auth: Auth, actor: Actor, id: string): Promise<Result<null, Problem>> {
  if (!can(actor, "user:invite")) return refuse(auth, actor, "user:invite");
  if (!z.uuid().safeParse(id).success) return fail(notFound("invitation", id));
  return auth.store.transaction(async (tx) => {
    if (!(await closeLink(tx, id, auth.clock()))) return fail(notFound("invitation", id));
    await writeAudit(tx, { actor: actor.id, action: "user:withdraw-invitation", target: `invitation:${id}` });
    return ok(null);
  });
}
