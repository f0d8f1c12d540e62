import type { Auth } from "@/lib/auth/auth";
import type { Actor } from "@/lib/core/access/access";
import { toRole } from "@/lib/store/identity/users";

/** Somebody who is signed in. */
export type SignedIn = {
  readonly actor: Actor;
  readonly user: { readonly id: string; readonly name: string; readonly email: string };
  readonly sessionId: string;
};

/** Who a request's cookies stand for, as the database has them now; null when that is nobody. */
export async function findSession({ library }: Pick<Auth, "library">, cookie: string | null): Promise<SignedIn | null> {
  if (!cookie) return null;
  const found = await library.api.getSession({ headers: new Headers({ cookie }), query: { disableRefresh: true } });
  if (!found || found.user.disabledAt) return null;
  const { id, name, email, role } = found.user;
  return { actor: { id: `user:${id}`, role: toRole(role) }, user: { id, name, email }, sessionId: found.session.id };
}
