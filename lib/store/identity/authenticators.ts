import type { Reader } from "@/lib/store/store";

/** The app that makes somebody's one-time codes. Its secret is sealed, as lib/auth/sealing.ts does it. */
export type Authenticator = {
  readonly secret: string;
  readonly createdAt: Date;
  /** Null until a first code of it was right. */
  readonly confirmedAt: Date | null;
  readonly lastStep: number;
};

export const findAuthenticator = (read: Reader, userId: string): Promise<Authenticator | null> =>
  read.authenticator.findUnique({
    where: { userId },
    select: { secret: true, createdAt: true, confirmedAt: true, lastStep: true },
  });

/** Whether signing in asks this person for a one-time code. */
export const usesCodes = async (read: Reader, userId: string): Promise<boolean> =>
  (await read.authenticator.count({ where: { userId, confirmedAt: { not: null } } })) > 0;

/** The ids of all whom signing in asks for a one-time code. */
export const listCodeUsers = async (read: Reader): Promise<ReadonlySet<string>> =>
  new Set(
    (await read.authenticator.findMany({ where: { confirmedAt: { not: null } }, select: { userId: true } })).map(
      ({ userId }) => userId,
    ),
  );

/** Keeps the secret of an app that is not confirmed yet, in place of one that never was. */
export const keepAuthenticator = (tx: Reader, userId: string, secret: string, now: Date): Promise<unknown> =>
  tx.authenticator.upsert({
    where: { userId },
    create: { userId, secret, createdAt: now },
    update: { secret, createdAt: now, confirmedAt: null, lastStep: 0 },
  });

/** From now on the person is asked for codes. `step` is that of the code which showed that their app has the secret. */
export const confirmAuthenticator = (tx: Reader, userId: string, step: number, now: Date): Promise<unknown> =>
  tx.authenticator.update({ where: { userId }, data: { confirmedAt: now, lastStep: step } });

/** Notes that the code of this step was taken; false when it, or a later one, was taken before. */
export const takeStep = async (tx: Reader, userId: string, step: number): Promise<boolean> =>
  (
    await tx.authenticator.updateMany({
      where: { userId, confirmedAt: { not: null }, lastStep: { lt: step } },
      data: { lastStep: step },
    })
  ).count > 0;

/** Nobody asks this person for codes any more, and their recovery codes are gone; false when there was nothing to take away. */
export async function removeAuthenticator(tx: Reader, userId: string): Promise<boolean> {
  await tx.recoveryCode.deleteMany({ where: { userId } });
  return (await tx.authenticator.deleteMany({ where: { userId } })).count > 0;
}

/** Gives somebody these recovery codes, as hashes, in place of all that they had. */
export async function replaceRecoveryCodes(tx: Reader, userId: string, codeHashes: readonly string[]): Promise<void> {
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({ data: codeHashes.map((codeHash) => ({ codeHash, userId })) });
}

/** Uses a recovery code up; false when it is not theirs or was used. */
export const takeRecoveryCode = async (tx: Reader, userId: string, codeHash: string, now: Date): Promise<boolean> =>
  (await tx.recoveryCode.updateMany({ where: { userId, codeHash, usedAt: null }, data: { usedAt: now } })).count > 0;

export const countRecoveryCodes = (read: Reader, userId: string): Promise<number> =>
  read.recoveryCode.count({ where: { userId, usedAt: null } });
