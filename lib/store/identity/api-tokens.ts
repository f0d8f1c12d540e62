import type { Role } from "@/lib/core/access/access";
import { toRole } from "@/lib/store/identity/users";
import type { Reader } from "@/lib/store/store";

export type ApiToken = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
  /** Who made it and answers for it; null where it was made at the console. */
  readonly maker: {
    readonly id: string;
    readonly name: string;
    readonly role: Role;
    readonly disabledAt: Date | null;
  } | null;
};

const INCLUDE = { user: { select: { id: true, name: true, role: true, disabledAt: true } } } as const;

type Row = Omit<ApiToken, "role" | "maker"> & {
  readonly role: string;
  readonly user: { id: string; name: string; role: string; disabledAt: Date | null } | null;
};

const toToken = ({ id, name, role, createdAt, expiresAt, lastUsedAt, revokedAt, user }: Row): ApiToken => ({
  ...{ id, name, createdAt, expiresAt, lastUsedAt, revokedAt },
  role: toRole(role),
  maker: user && { ...user, role: toRole(user.role) },
});

export const addToken = (
  tx: Reader,
  token: {
    id: string;
    tokenHash: string;
    name: string;
    role: Role;
    userId: string | null;
    createdAt: Date;
    expiresAt: Date;
  },
): Promise<unknown> => tx.apiToken.create({ data: token });

export async function findTokenByHash(read: Reader, tokenHash: string): Promise<ApiToken | null> {
  const row = await read.apiToken.findUnique({ where: { tokenHash }, include: INCLUDE });
  return row && toToken(row);
}

export async function findToken(read: Reader, id: string): Promise<ApiToken | null> {
  const row = await read.apiToken.findUnique({ where: { id }, include: INCLUDE });
  return row && toToken(row);
}

/** Tokens, those of one person or everyone's; the newest first. */
export async function listTokens(read: Reader, userId?: string): Promise<ApiToken[]> {
  const rows = await read.apiToken.findMany({
    where: userId ? { userId } : {},
    include: INCLUDE,
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
  });
  return rows.map(toToken);
}

/** False when it was revoked before. */
export const revokeTokenRow = async (tx: Reader, id: string, now: Date): Promise<boolean> =>
  (await tx.apiToken.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now } })).count > 0;

/** To the minute: a busy program does not write a row with each request. */
export const noteTokenUse = (read: Reader, id: string, now: Date): Promise<unknown> =>
  read.apiToken.updateMany({
    where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: new Date(now.getTime() - 60_000) } }] },
    data: { lastUsedAt: now },
  });
