import type { Role } from "@/lib/core/access/access";
import { ROLES } from "@/lib/core/access/access";
import type { Reader } from "@/lib/store/store";

export type User = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly disabledAt: Date | null;
  readonly createdAt: Date;
  readonly epoch: number;
};

const COLUMNS = {
  id: true,
  name: true,
  email: true,
  role: true,
  disabledAt: true,
  createdAt: true,
  epoch: true,
} as const;

/** A stored role as the type that the table's own check makes it. */
export function toRole(stored: string): Role {
  const role = ROLES.find((one) => one === stored);
  if (!role) throw new Error(`The database holds a role that the catalogue does not know: ${stored}`);
  return role;
}

const toUser = <T extends { role: string }>(row: T) => ({ ...row, role: toRole(row.role) });

export const hasUsers = async (read: Reader): Promise<boolean> =>
  (await read.user.findFirst({ select: { id: true } })) !== null;

/** Lets nobody else add or change users until the transaction ends. */
export const holdUsers = (tx: Reader): Promise<unknown> =>
  tx.$executeRaw`LOCK TABLE "user" IN SHARE ROW EXCLUSIVE MODE`;

export async function findUser(read: Reader, by: { id: string } | { email: string }): Promise<User | null> {
  const row = await read.user.findUnique({ where: by, select: COLUMNS });
  return row && toUser(row);
}

/** Holds a person's row until the transaction ends, so that what is decided on it stays true. */
export async function lockUser(tx: Reader, id: string): Promise<User | null> {
  await tx.$queryRaw`SELECT "id" FROM "user" WHERE "id" = ${id}::uuid FOR UPDATE`;
  return findUser(tx, { id });
}

/** Everyone by name, the enabled first. */
export async function listUsers(read: Reader): Promise<User[]> {
  const rows = await read.user.findMany({ select: COLUMNS, orderBy: [{ name: "asc" }, { id: "asc" }] });
  return rows.map(toUser).sort((a, b) => Number(a.disabledAt !== null) - Number(b.disabledAt !== null));
}

/** @param passwordHash as lib/auth/password-hash.ts makes it */
export async function addUser(
  tx: Reader,
  user: { id: string; name: string; email: string; role: Role },
  passwordHash: string,
  now: Date,
): Promise<void> {
  await tx.user.create({ data: { ...user, createdAt: now, updatedAt: now } });
  await tx.account.create({
    data: {
      id: user.id,
      accountId: user.id,
      providerId: "credential",
      userId: user.id,
      password: passwordHash,
      createdAt: now,
      updatedAt: now,
    },
  });
}

export const findPasswordHash = async (read: Reader, userId: string): Promise<string | null> =>
  (await read.account.findUnique({ where: { userId_providerId: { userId, providerId: "credential" } } }))?.password ??
  null;

export const setPasswordHash = (tx: Reader, userId: string, password: string, now: Date): Promise<unknown> =>
  tx.account.update({
    where: { userId_providerId: { userId, providerId: "credential" } },
    data: { password, updatedAt: now },
  });

export const setUser = (
  tx: Reader,
  id: string,
  data: { role?: Role; disabledAt?: Date | null },
  now: Date,
): Promise<unknown> => tx.user.update({ where: { id }, data: { ...data, updatedAt: now } });

/**
 * Holds the rows of all administrators who can sign in until the transaction ends, and gives their ids. Two who demote each other
 * at once wait here for one another, and the second finds itself to be the last.
 */
export async function lockAdministrators(tx: Reader): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id"::text FROM "user" WHERE "role" = 'administrator' AND "disabled_at" IS NULL ORDER BY "id" FOR UPDATE`;
  return rows.map(({ id }) => id);
}
