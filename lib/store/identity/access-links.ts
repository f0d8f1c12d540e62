import type { Role } from "@/lib/core/access/access";
import { toRole } from "@/lib/store/identity/users";
import type { Reader } from "@/lib/store/store";

/** What a link is for: the first administrator, somebody who was invited, or somebody who needs a new password. */
export type LinkPurpose =
  | { readonly kind: "set-up" }
  | { readonly kind: "invitation"; readonly email: string; readonly role: Role }
  | { readonly kind: "reset"; readonly userId: string };

export type AccessLink = LinkPurpose & { readonly id: string; readonly expiresAt: Date; readonly createdBy: string };

/** Keeps a new link, and closes those that it replaces: of one purpose, for one person, only the newest works. */
export async function addLink(
  tx: Reader,
  link: LinkPurpose & { id: string; tokenHash: string; createdBy: string; createdAt: Date; expiresAt: Date },
): Promise<void> {
  const { email, role, userId } = { email: undefined, role: undefined, userId: undefined, ...link };
  await tx.accessLink.updateMany({
    where: { kind: link.kind, closedAt: null, email: email ?? null, userId: userId ?? null },
    data: { closedAt: link.createdAt },
  });
  const { id, kind, tokenHash, createdBy, createdAt, expiresAt } = link;
  await tx.accessLink.create({ data: { id, kind, tokenHash, email, role, userId, createdBy, createdAt, expiresAt } });
}

const toLink = (row: LinkRow): AccessLink => {
  const { id, expiresAt, createdBy } = row;
  const rest = { id, expiresAt, createdBy };
  if (row.kind === "invitation")
    return { ...rest, kind: row.kind, email: row.email ?? "", role: toRole(row.role ?? "") };
  if (row.kind === "reset") return { ...rest, kind: row.kind, userId: row.userId ?? "" };
  return { ...rest, kind: "set-up" };
};
type LinkRow = {
  id: string;
  kind: string;
  email: string | null;
  role: string | null;
  userId: string | null;
  expiresAt: Date;
  createdBy: string;
};

export async function findOpenLink(read: Reader, tokenHash: string, now: Date): Promise<AccessLink | null> {
  const row = await read.accessLink.findFirst({ where: { tokenHash, closedAt: null, expiresAt: { gt: now } } });
  return row && toLink(row);
}

/** Closes a link; false when somebody else did so first. Whoever gets true has used it, and nobody else will. */
export const closeLink = async (tx: Reader, id: string, now: Date): Promise<boolean> =>
  (await tx.accessLink.updateMany({ where: { id, closedAt: null, expiresAt: { gt: now } }, data: { closedAt: now } }))
    .count > 0;

export const closeLinksOf = (tx: Reader, userId: string, now: Date): Promise<unknown> =>
  tx.accessLink.updateMany({ where: { userId, closedAt: null }, data: { closedAt: now } });

/** Invitations that were not used yet, the newest first. */
export async function listInvitations(read: Reader, now: Date) {
  const rows = await read.accessLink.findMany({
    where: { kind: "invitation", closedAt: null, expiresAt: { gt: now } },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
  });
  return rows.map(({ id, email, role, expiresAt }) => ({
    id,
    email: email ?? "",
    role: toRole(role ?? ""),
    expiresAt,
  }));
}
