import type { ConsoleAuth } from "@/lib/auth/auth";
import { makeLink, type ShownLink } from "@/lib/auth/make-link";
import { hashPassword } from "@/lib/auth/password-hash";
import { CONSOLE_ACTOR } from "@/lib/core/access/access";
import { emailSchema } from "@/lib/core/access/email";
import { writeAudit } from "@/lib/store/audit";
import { addUser, hasUsers, holdUsers } from "@/lib/store/identity/users";

type Outcome =
  { readonly did: "nothing" } | { readonly did: "added" } | { readonly did: "link"; readonly link: ShownLink };

/**
 * Lets the first person in where nobody has been yet: with the address and password that the operator has set, else by a link
 * that is printed on the console. Each call makes a new link, and the one before ends. Once there is somebody it does nothing.
 */
export async function ensureFirstAdministrator(
  auth: ConsoleAuth,
  given: { readonly email: string; readonly password: string } | null,
): Promise<Outcome> {
  if (await hasUsers(auth.store.read)) return { did: "nothing" };
  const passwordHash = given && (await hashPassword(given.password));
  return auth.store.transaction(async (tx) => {
    // Two starts on one database, or a start beside somebody who just uses the link.
    await holdUsers(tx);
    if (await hasUsers(tx)) return { did: "nothing" };
    if (!given || !passwordHash) {
      const link = await makeLink(auth, tx, CONSOLE_ACTOR, { kind: "set-up" });
      await writeAudit(tx, { actor: CONSOLE_ACTOR.id, action: "user:make-set-up-link" });
      return { did: "link", link };
    }
    const id = auth.newId();
    const email = emailSchema.parse(given.email);
    await addUser(
      tx,
      { id, email, name: email.split("@")[0] ?? email, role: "administrator" },
      passwordHash,
      auth.clock(),
    );
    await writeAudit(tx, {
      actor: CONSOLE_ACTOR.id,
      action: "user:set-up",
      target: `user:${id}`,
      details: { role: "administrator" },
    });
    return { did: "added" };
  });
}
