import { can, type Actor } from "@/lib/core/access/access";
import { describeChanges, type DescribedChange } from "@/lib/core/platform/describe-changes";
import { forbidden, notFound, type Problem } from "@/lib/core/problems";
import { fail, ok, type Result } from "@/lib/core/result";
import { isUuid } from "@/lib/core/uuid";
import type { Context } from "@/lib/catalogue/context";
import { countFirsts, findBatch, listBatches, readBatchSteps } from "@/lib/store/batch-history";
import { readBatch } from "@/lib/store/batches";
import type { BatchKind, PastBatch } from "@/lib/core/platform/batch-kinds";

const LISTED = 50;

/** What was written many at once, the newest first. */
export async function listPastBatches(
  { store: { read } }: Pick<Context, "store">,
  actor: Actor,
  { kinds, before }: { readonly kinds: readonly BatchKind[]; readonly before?: Date | undefined },
): Promise<Result<readonly PastBatch[], Problem>> {
  if (!can(actor, "platform:bulk-edit")) return fail(forbidden("platform:bulk-edit"));
  return ok(await listBatches(read, { kinds, before, limit: LISTED }));
}

export type BatchDetail = {
  readonly batch: PastBatch;
  /** What undoing it would do now; null for a batch that can not be undone, or has been. */
  readonly undo: {
    readonly restored: number;
    readonly binned: number;
    /** Records that stand in its way, since they were written to after the batch. */
    readonly changedSince: readonly { readonly id: string; readonly slug: string }[];
  } | null;
  readonly records: number;
  readonly page: number;
  readonly steps: readonly {
    readonly id: string;
    readonly slug: string;
    readonly what: "new" | "changed" | "removed";
    readonly changes: readonly DescribedChange[];
  }[];
};

/** One batch: what it did to which record, in words, and what undoing it would do. */
export async function getBatch(
  { store: { read } }: Pick<Context, "store">,
  actor: Actor,
  { id, page = 1 }: { readonly id: string; readonly page?: number },
): Promise<Result<BatchDetail, Problem>> {
  if (!can(actor, "platform:bulk-edit")) return fail(forbidden("platform:bulk-edit"));
  const batch = isUuid(id) ? await findBatch(read, id) : null;
  if (!batch) return fail(notFound("batch", id.slice(0, 80)));
  const records = (await readBatch(read, id))?.records ?? [];
  const firsts = await countFirsts(read, id);
  const isUndoable = batch.undoneBy === null && (batch.kind === "import" || batch.kind === "bulk");
  const changedSince = records.filter(({ version, now }) => version !== now).map(({ id, slug }) => ({ id, slug }));
  const at = Math.max(1, Math.min(Math.trunc(page) || 1, Math.ceil(records.length / LISTED) || 1));
  const steps = await readBatchSteps(read, id, { limit: LISTED, offset: (at - 1) * LISTED });
  return ok({
    batch,
    undo: isUndoable ? { restored: records.length - firsts, binned: firsts, changedSince } : null,
    records: records.length,
    page: at,
    steps: steps.map(({ id, slug, action, before, after }) => ({
      id,
      slug,
      what: action === "bin" ? "removed" : before ? "changed" : "new",
      changes: action === "bin" ? [] : describeChanges(before, after),
    })),
  });
}

/** Pages of a batch's records. */
export const batchPages = (records: number): number => Math.max(1, Math.ceil(records / LISTED));
