import type { PauseKind } from "@/lib/core/access/sign-in-pauses";
import { FORGOTTEN_AFTER_MS, pauseSeconds } from "@/lib/core/access/sign-in-pauses";
import type { Reader, Store } from "@/lib/store/store";

/** What a sign-in is counted under. */
export type Counter = { readonly kind: PauseKind; readonly key: string };

/**
 * Counts a sign-in as failed, or a report as sent, under each of these, before its password is looked at, so that a thousand at once
 * are not a thousand tries; `forgive` takes it back. During a pause nothing is counted: whoever keeps knocking does not lengthen it.
 * @returns the seconds to wait, 0 when this one may be looked at.
 */
export async function countAttempt(store: Store, counters: readonly Counter[], now: Date): Promise<number> {
  const keys = counters.map(({ key }) => key).sort();
  // Most of a flood ends here, without waiting for a lock.
  const early = await longestPause(store.read, keys, now);
  if (early > 0) return early;

  return store.transaction(async (tx) => {
    // An update that changes nothing holds the row, and makes it anew where it is being forgiven at the same time.
    const rows = await tx.$queryRaw<{ key: string; failures: number; lastAt: Date }[]>`
      INSERT INTO "sign_in_pause" ("key", "failures", "last_at") SELECT k, 0, ${now} FROM unnest(${keys}::text[]) AS k ORDER BY k
      ON CONFLICT ("key") DO UPDATE SET "key" = EXCLUDED."key" RETURNING "key", "failures", "last_at" AS "lastAt"`;
    const left = await longestPause(tx, keys, now);
    if (left > 0) return left;
    for (const { kind, key } of counters) {
      const row = rows.find((one) => one.key === key);
      const isForgotten = !row || now.getTime() - row.lastAt.getTime() > FORGOTTEN_AFTER_MS;
      const failures = (isForgotten ? 0 : row.failures) + 1;
      // No pause, not one that ends now: another process may have read its clock a moment ago and come here second.
      const seconds = pauseSeconds(kind, failures);
      const pausedUntil = seconds > 0 ? new Date(now.getTime() + seconds * 1000) : null;
      await tx.signInPause.update({ where: { key }, data: { failures, lastAt: now, pausedUntil } });
    }
    return 0;
  });
}

/** Removes what no longer counts, and with it the addresses that it was counted under. */
export const forgetAttempts = (tx: Reader, now: Date): Promise<unknown> =>
  tx.$executeRaw`DELETE FROM "sign_in_pause" WHERE "key" IN (
    SELECT "key" FROM "sign_in_pause" WHERE "last_at" < ${new Date(now.getTime() - FORGOTTEN_AFTER_MS)} FOR UPDATE SKIP LOCKED)`;

/** Takes a counted attempt back, as it was right after all. What counts one person is cleared; what many share is only lowered. */
export async function forgive(tx: Reader, counters: readonly Counter[], now: Date): Promise<void> {
  // In one order with countAttempt: two sign-ins at once, one being counted and one forgiven, must not wait for each other.
  const keys = counters.map(({ key }) => key);
  await tx.$queryRaw`SELECT FROM "sign_in_pause" WHERE "key" = ANY(${keys}) ORDER BY "key" FOR UPDATE`;
  for (const { kind, key } of counters) {
    if (kind === "source" || kind === "device") await tx.signInPause.deleteMany({ where: { key } });
    else
      await tx.$executeRaw`UPDATE "sign_in_pause" SET "failures" = greatest(0, "failures" - 1), "paused_until" = NULL WHERE "key" = ${key}`;
  }
  await forgetAttempts(tx, now);
}

async function longestPause(read: Reader, keys: readonly string[], now: Date): Promise<number> {
  const { _max } = await read.signInPause.aggregate({
    where: { key: { in: [...keys] } },
    _max: { pausedUntil: true },
  });
  return Math.max(0, Math.ceil(((_max.pausedUntil?.getTime() ?? 0) - now.getTime()) / 1000));
}
