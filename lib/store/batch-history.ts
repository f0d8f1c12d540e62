import type { DraftContent } from "@/lib/core/platform/draft";
import type { BatchKind, PastBatch } from "@/lib/core/platform/batch-kinds";
import type { Prisma } from "@/lib/store/generated/prisma/client";
import { PUBLICATION_BEFORE } from "@/lib/store/published-changes";
import type { Reader } from "@/lib/store/store";

const WITH_UNDONE = { undoes: { select: { id: true } } } as const;

/** Batches of these kinds, the newest first. */
export async function listBatches(
  read: Reader,
  { kinds, before, limit }: { kinds: readonly BatchKind[]; before?: Date | undefined; limit: number },
): Promise<PastBatch[]> {
  const rows = await read.batch.findMany({
    where: { kind: { in: [...kinds] }, ...(before ? { at: { lt: before } } : {}) },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: limit,
    include: WITH_UNDONE,
  });
  return rows.map(toPastBatch);
}

export async function findBatch(read: Reader, id: string): Promise<PastBatch | null> {
  const row = await read.batch.findUnique({ where: { id }, include: WITH_UNDONE });
  return row && toPastBatch(row);
}

const toPastBatch = ({ undoes, ...row }: Prisma.BatchGetPayload<{ include: typeof WITH_UNDONE }>): PastBatch => ({
  ...row,
  kind: row.kind as BatchKind,
  undoes: undoes?.id ?? null,
});

/** How many records the batch was the first to publish: undoing it takes these offline and puts the others back. */
export async function countFirsts(read: Reader, batchId: string): Promise<number> {
  const [row] = await read.$queryRaw<{ count: number }[]>`
    SELECT count(DISTINCT r."platform_id")::int AS "count" FROM "revision" r ${PUBLICATION_BEFORE}
    WHERE r."batch_id" = ${batchId}::uuid AND b."version" IS NULL`;
  return row?.count ?? 0;
}

/** What a batch made of some of its records: the version before it, if there was one, and its own. */
export type BatchStep = {
  readonly id: string;
  readonly slug: string;
  readonly action: string;
  readonly before: DraftContent | null;
  readonly after: DraftContent;
};

/** A batch's records by their address, from a place on. */
export const readBatchSteps = (
  read: Reader,
  batchId: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<BatchStep[]> => read.$queryRaw<BatchStep[]>`
  SELECT r."platform_id"::text AS "id", r."slug", r."action", r."content" AS "after", b."content" AS "before"
  FROM "revision" r ${PUBLICATION_BEFORE}
  WHERE r."batch_id" = ${batchId}::uuid ORDER BY r."slug", r."version" LIMIT ${limit} OFFSET ${offset}`;
