import type { ConsoleAuth } from "@/lib/auth/auth";
import { hashOf, newSecret } from "@/lib/store/secrets";
import type { Actor } from "@/lib/core/access/access";
import { addLink, type LinkPurpose } from "@/lib/store/identity/access-links";
import type { Reader } from "@/lib/store/store";

/** How long each kind of link works. */
const HOURS = { "set-up": 24, invitation: 7 * 24, reset: 24 } as const;

/** A link as it is shown, once: whoever opens it first may choose the password. */
export type ShownLink = { readonly url: string; readonly expiresAt: Date };

/** Makes a link, in the transaction of what it is made for. Earlier ones for the same purpose end. */
export async function makeLink(auth: ConsoleAuth, tx: Reader, actor: Actor, purpose: LinkPurpose): Promise<ShownLink> {
  const secret = newSecret();
  const createdAt = auth.clock();
  const expiresAt = new Date(createdAt.getTime() + HOURS[purpose.kind] * 3600_000);
  await addLink(tx, {
    ...purpose,
    id: auth.newId(),
    tokenHash: hashOf(secret),
    createdBy: actor.id,
    createdAt,
    expiresAt,
  });
  return { url: `${auth.publicUrl}/access/${secret}`, expiresAt };
}
