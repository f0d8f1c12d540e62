import type { Auth } from "@/lib/auth/auth";
import { refuse } from "@/lib/auth/refuse";
import type { Actor } from "@/lib/core/access/access";
import { can } from "@/lib/core/access/access";
import type { Problem } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { ok } from "@/lib/core/result";
import { listInvitations } from "@/lib/store/identity/access-links";
import { listCodeUsers } from "@/lib/store/identity/authenticators";
import { listUsers, type User } from "@/lib/store/identity/users";

export type People = {
  readonly users: readonly (User & { readonly usesCodes: boolean })[];
  readonly invitations: Awaited<ReturnType<typeof listInvitations>>;
};

/** Everyone who may sign in or has been invited to. */
export async function listPeople(auth: Auth, actor: Actor): Promise<Result<People, Problem>> {
  if (!can(actor, "user:list")) return refuse(auth, actor, "user:list");
  const { read } = auth.store;
  const [users, codeUsers, invitations] = await Promise.all([
    listUsers(read),
    listCodeUsers(read),
    listInvitations(read, auth.clock()),
  ]);
  return ok({ users: users.map((user) => ({ ...user, usesCodes: codeUsers.has(user.id) })), invitations });
}
