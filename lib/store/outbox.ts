import type { Reader } from "@/lib/store/store";

/** The channel on which a committed change wakes the indexer. */
export const OUTBOX_CHANNEL = "outbox";

export type Note = { readonly id: bigint; readonly platformId: string };

/** Leaves a note for each record, in the transaction of the change itself. PostgreSQL delivers the wake-up call at commit only. */
export async function addNotes(tx: Reader, platformIds: readonly string[]): Promise<void> {
  if (platformIds.length === 0) return;
  await tx.outboxNote.createMany({ data: platformIds.map((platformId) => ({ platformId })) });
  await tx.$executeRaw`SELECT pg_notify(${OUTBOX_CHANNEL}, '')`;
}

/** The oldest notes that are due. */
export const dueNotes = (tx: Reader, limit: number): Promise<Note[]> =>
  tx.$queryRaw<
    Note[]
  >`SELECT "id", "platform_id" AS "platformId" FROM "outbox_note" WHERE "available_at" <= now() ORDER BY "id" LIMIT ${limit}`;

/** Ticks notes off, once the index has what they were about. */
export const removeNotes = (tx: Reader, notes: readonly Note[]): Promise<unknown> =>
  tx.outboxNote.deleteMany({ where: { id: { in: notes.map((note) => note.id) } } });

/** Puts notes back for later, with what went wrong: after 1, 2, 4 … 300 seconds. */
export const postponeNotes = (tx: Reader, notes: readonly Note[], error: string): Promise<unknown> =>
  tx.$executeRaw`UPDATE "outbox_note" SET "attempts" = "attempts" + 1, "last_error" = ${error.slice(0, 500)},
    "available_at" = now() + least(300, power(2, least("attempts", 9))) * interval '1 second' WHERE "id" = ANY(${notes.map((note) => note.id)})`;

/** How many notes wait, and since when the oldest does. */
export async function outboxLength(read: Reader): Promise<{ pending: number; oldestSeconds: number }> {
  const [row] = await read.$queryRaw<{ pending: bigint; oldest: number | null }[]>`
    SELECT count(*) AS "pending", extract(epoch FROM now() - min("created_at"))::float8 AS "oldest" FROM "outbox_note"`;
  return { pending: Number(row?.pending ?? 0), oldestSeconds: Math.max(0, Math.round(row?.oldest ?? 0)) };
}
