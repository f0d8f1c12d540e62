import type { Reader } from "@/lib/store/store";

/** The channel on which a committed change wakes the indexer. */
export const OUTBOX_CHANNEL = "outbox";

export type Note = { readonly id: bigint; readonly platformId: string };

/** Leaves a note for each record, in the transaction of the change itself. PostgreSQL delivers the wake-up call at commit only. */
export async function addNotes(tx: Reader, platformIds: readonly string[]): Promise<void> {
  if (platformIds.length === 0) return;
  await tx.$executeRaw`INSERT INTO "outbox_note" ("platform_id") SELECT unnest(${[...platformIds]}::uuid[])`;
  await tx.$executeRaw`SELECT pg_notify(${OUTBOX_CHANNEL}, '')`;
}

/** The longest that a note waits for another try, in seconds. */
const PAUSE_MAX = 300;

/** The oldest notes that are due. New ones are, whatever the clock says; and ones that would wait for longer than they ever had to, since
 *  the clock was set back meanwhile. `now()` would not do: in a long transaction it stands still. */
export const dueNotes = (tx: Reader, limit: number): Promise<Note[]> =>
  tx.$queryRaw<Note[]>`
    SELECT "id", "platform_id" AS "platformId" FROM "outbox_note"
    WHERE ("attempts" = 0 AND "last_error" IS NULL) OR "available_at" <= clock_timestamp()
      OR "available_at" > clock_timestamp() + least(${PAUSE_MAX}, power(2, least("attempts", 9))) * interval '1 second'
    ORDER BY "id" LIMIT ${limit}`;

/** Ticks notes off, once the index has what they were about. */
export const removeNotes = (tx: Reader, notes: readonly Note[]): Promise<unknown> =>
  tx.outboxNote.deleteMany({ where: { id: { in: notes.map((note) => note.id) } } });

/** Puts notes back that the engine refused, with what it said: for 1, 2, 4 … 300 seconds. */
export const postponeNotes = (tx: Reader, notes: readonly Note[], error: string): Promise<unknown> =>
  tx.$executeRaw`UPDATE "outbox_note" SET "attempts" = "attempts" + 1, "last_error" = ${error.slice(0, 500)},
    "available_at" = clock_timestamp() + least(${PAUSE_MAX}, power(2, least("attempts", 9))) * interval '1 second' WHERE "id" = ANY(${notes.map((note) => note.id)})`;

/** Puts notes back for a second, since the engine is away: that is not their fault, and when it is back they are due at once. */
export const holdNotes = (tx: Reader, notes: readonly Note[], error: string): Promise<unknown> =>
  tx.$executeRaw`UPDATE "outbox_note" SET "last_error" = ${error.slice(0, 500)}, "available_at" = clock_timestamp() + interval '1 second'
    WHERE "id" = ANY(${notes.map((note) => note.id)})`;

/** Lets notes that wait for another try be tried at once. Gives how many did. */
export const makeNotesDue = (read: Reader): Promise<number> =>
  read.$executeRaw`UPDATE "outbox_note" SET "available_at" = clock_timestamp() WHERE "available_at" > clock_timestamp()`;

/** Leaves notes about records that the engine refused while an index was built, each with what it said. */
export async function addRefusedNotes(tx: Reader, refused: ReadonlyMap<string, string>): Promise<void> {
  for (const [platformId, error] of refused)
    await tx.outboxNote.create({ data: { platformId, attempts: 1, lastError: error.slice(0, 500) } });
}

/** How many notes the engine has refused at least once. */
export const countRefused = (read: Reader): Promise<number> =>
  read.outboxNote.count({ where: { attempts: { gt: 0 } } });

/** Refused so often, some half a minute after the first time, a note is stuck: somebody should look. */
const STUCK_AFTER = 5;

export type OutboxLength = { readonly pending: number; readonly oldestSeconds: number; readonly stuck: number };

/** How many notes wait, since when the oldest does, and how many the engine refuses again and again. */
export async function outboxLength(read: Reader): Promise<OutboxLength> {
  const [row] = await read.$queryRaw<{ pending: bigint; oldest: number | null; stuck: bigint }[]>`
    SELECT count(*) AS "pending", extract(epoch FROM now() - min("created_at"))::float8 AS "oldest",
      count(*) FILTER (WHERE "attempts" >= ${STUCK_AFTER}) AS "stuck" FROM "outbox_note"`;
  return {
    pending: Number(row?.pending ?? 0),
    oldestSeconds: Math.max(0, Math.round(row?.oldest ?? 0)),
    stuck: Number(row?.stuck ?? 0),
  };
}

export type RefusedNote = {
  readonly slug: string | null;
  readonly platformId: string;
  readonly attempts: number;
  readonly error: string;
};

/** The notes that were refused most often, with what the engine said. */
export const refusedNotes = (read: Reader, limit: number): Promise<RefusedNote[]> =>
  read.$queryRaw<RefusedNote[]>`
    SELECT p."slug", n."platform_id" AS "platformId", n."attempts", coalesce(n."last_error", '') AS "error"
    FROM "outbox_note" n LEFT JOIN "platform" p ON p."id" = n."platform_id"
    WHERE n."attempts" > 0 ORDER BY n."attempts" DESC, n."id" LIMIT ${limit}`;

/** Those of these records whose document waits to be made anew: a note is about them, or about the record that they stand below. */
export async function awaitedAmong(read: Reader, ids: readonly string[]): Promise<Set<string>> {
  const rows = await read.$queryRaw<{ id: string }[]>`
    SELECT "platform_id" AS "id" FROM "outbox_note" WHERE "platform_id" = ANY(${[...ids]}::uuid[])
    UNION
    SELECT p."id" FROM "platform" p WHERE p."id" = ANY(${[...ids]}::uuid[]) AND p."parent" IN (
      SELECT a."slug" FROM "outbox_note" n
      JOIN (SELECT "id", "slug" FROM "platform" UNION ALL SELECT "platform_id", "slug" FROM "old_slug") a ON a."id" = n."platform_id")`;
  return new Set(rows.map((row) => row.id));
}
