import type { Reader } from "@/lib/store/store";

export type SessionRow = {
  readonly id: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
};

/** A person's sessions that have not run out, the newest first. */
export const listSessions = (read: Reader, userId: string, now: Date): Promise<SessionRow[]> =>
  read.session.findMany({
    where: { userId, expiresAt: { gt: now } },
    select: { id: true, createdAt: true, expiresAt: true, ipAddress: true, userAgent: true },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
  });

/** Notes where a session was started from. */
export const noteAddress = (tx: Reader, token: string, ipAddress: string): Promise<unknown> =>
  tx.session.update({ where: { token }, data: { ipAddress } });

/** Ends a session that was not handed to anyone yet. */
export const dropSession = (tx: Reader, token: string): Promise<unknown> => tx.session.deleteMany({ where: { token } });

/** Ends one session of this person; false when it is not theirs or has ended. */
export const endSession = async (tx: Reader, userId: string, id: string): Promise<boolean> =>
  (await tx.session.deleteMany({ where: { id, userId } })).count > 0;

/** Ends every session of a person but the one that is kept, and any sign-in that is under way. */
export async function endSessions(tx: Reader, userId: string, { keep }: { keep?: string } = {}): Promise<number> {
  await tx.user.update({ where: { id: userId }, data: { epoch: { increment: 1 } } });
  return (await tx.session.deleteMany({ where: { userId, ...(keep ? { id: { not: keep } } : {}) } })).count;
}

/** Rows of sessions that ran out are of no use to anyone. */
export const dropExpiredSessions = (tx: Reader, now: Date): Promise<unknown> =>
  tx.session.deleteMany({ where: { expiresAt: { lt: now } } });

export const isKnownDevice = async (read: Reader, userId: string, deviceHash: string): Promise<boolean> =>
  (await read.knownDevice.count({ where: { userId, deviceHash } })) > 0;

/** Who signed in last in this browser; null when nobody has, or their browsers were forgotten since. */
export const findLastUserOf = async (read: Reader, deviceHash: string): Promise<string | null> =>
  (
    await read.knownDevice.findFirst({
      where: { deviceHash },
      orderBy: [{ lastUsedAt: "desc" }, { userId: "asc" }],
      select: { userId: true },
    })
  )?.userId ?? null;

/** Remembers the browser, and forgets those of which nothing was seen since `forgottenBefore`. */
export async function rememberDevice(tx: Reader, userId: string, deviceHash: string, now: Date, forgottenBefore: Date) {
  await tx.knownDevice.upsert({
    where: { deviceHash_userId: { deviceHash, userId } },
    create: { deviceHash, userId, lastUsedAt: now },
    update: { lastUsedAt: now },
  });
  await tx.knownDevice.deleteMany({ where: { lastUsedAt: { lt: forgottenBefore } } });
}

export const forgetDevices = (tx: Reader, userId: string): Promise<unknown> =>
  tx.knownDevice.deleteMany({ where: { userId } });
