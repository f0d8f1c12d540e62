import type { BatchKind } from "@/lib/core/platform/batch-kinds";
import type { Prisma } from "@/lib/store/generated/prisma/client";

type Tx = Prisma.TransactionClient;

export type BatchCounts = { readonly created: number; readonly updated: number; readonly unchanged: number };
type OpenBatch = {
  readonly id: string;
  readonly kind: BatchKind;
  readonly actor: string;
  readonly at: Date;
  readonly fileName?: string | null;
  readonly reason?: string | null;
};

/** Names the lock among PostgreSQL's advisory locks; any number of our own will do. */
const BATCH_LOCK = 0xba7c;

/** Waits until no other batch is under way, and keeps others waiting until the transaction ends: two that came upon the same records in
 *  another order would wait for each other for ever, and two would undo the same batch. */
export const holdBatches = (tx: Tx): Promise<unknown> => tx.$executeRaw`SELECT pg_advisory_xact_lock(${BATCH_LOCK})`;

/** Begins a batch. */
export async function openBatch(tx: Tx, batch: OpenBatch): Promise<void> {
  await holdBatches(tx);
  await tx.batch.create({ data: { ...batch, created: 0, updated: 0, unchanged: 0 } });
}

/** Notes what came of it. */
export const closeBatch = (tx: Tx, id: string, counts: BatchCounts): Promise<unknown> =>
  tx.batch.update({ where: { id }, data: counts });

/** A batch with the records that it wrote and whether each still stands as it left it. */
export type BatchRecord = {
  readonly id: string;
  readonly slug: string;
  readonly version: number;
  readonly now: number;
};

export async function readBatch(
  tx: Tx,
  id: string,
): Promise<{ kind: BatchKind; undoneBy: string | null; records: BatchRecord[] } | null> {
  const batch = await tx.batch.findUnique({ where: { id }, select: { kind: true, undoneBy: true } });
  if (!batch) return null;
  const records = await tx.$queryRaw<BatchRecord[]>`
    SELECT p."id"::text, p."slug", max(r."version") AS "version", p."version" AS "now"
    FROM "revision" r JOIN "platform" p ON p."id" = r."platform_id"
    WHERE r."batch_id" = ${id}::uuid GROUP BY p."id" ORDER BY p."id"`;
  return { kind: batch.kind as BatchKind, undoneBy: batch.undoneBy, records };
}

export const markUndone = (tx: Tx, id: string, by: string): Promise<unknown> =>
  tx.batch.update({ where: { id }, data: { undoneBy: by } });

/** What was published of records before these versions of theirs; nothing for those that the versions were the first of. */
export async function publishedBefore(
  tx: Tx,
  records: readonly { readonly id: string; readonly version: number }[],
): Promise<Map<string, unknown>> {
  const rows = await tx.$queryRaw<{ id: string; content: unknown }[]>`
    SELECT w."id"::text, r."content"
    FROM unnest(${records.map(({ id }) => id)}::uuid[], ${records.map(({ version }) => version)}::int[]) AS w("id", "version")
    JOIN LATERAL (
      SELECT "content" FROM "revision" WHERE "platform_id" = w."id" AND "version" < w."version" AND "action" = 'publish'
      ORDER BY "version" DESC LIMIT 1
    ) r ON true`;
  return new Map(rows.map(({ id, content }) => [id, content]));
}
