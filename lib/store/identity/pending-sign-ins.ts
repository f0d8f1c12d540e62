import type { Reader } from "@/lib/store/store";

/** Somebody whose password was right, and who is asked for a one-time code. */
export type PendingSignIn = { readonly userId: string; readonly epoch: number };

/** Keeps one, and forgets those that ran out. */
export async function addPendingSignIn(
  tx: Reader,
  pending: PendingSignIn & { tokenHash: string; expiresAt: Date },
  now: Date,
): Promise<void> {
  await tx.pendingSignIn.deleteMany({ where: { expiresAt: { lt: now } } });
  await tx.pendingSignIn.create({ data: pending });
}

export const findPendingSignIn = (read: Reader, tokenHash: string, now: Date): Promise<PendingSignIn | null> =>
  read.pendingSignIn.findFirst({
    where: { tokenHash, expiresAt: { gt: now } },
    select: { userId: true, epoch: true },
  });

/** Ends one; false when somebody else did so first. Whoever gets true goes on with it, and nobody else will. */
export const endPendingSignIn = async (tx: Reader, tokenHash: string): Promise<boolean> =>
  (await tx.pendingSignIn.deleteMany({ where: { tokenHash } })).count > 0;
