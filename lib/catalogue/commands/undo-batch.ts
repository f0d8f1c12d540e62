import { can, type Actor } from "@/lib/core/access/access";
import { batchesOf } from "@/lib/core/batches-of";
import { notFound, type Problem } from "@/lib/core/problems";
import { fail, ok, type Result } from "@/lib/core/result";
import { decide, writeDecided, type Decided } from "@/lib/catalogue/commands/decided-writes";
import { parsePublishable } from "@/lib/catalogue/commands/publish-platforms";
import type { Context } from "@/lib/catalogue/context";
import { refused } from "@/lib/catalogue/commands/refused-act";
import { isUuid } from "@/lib/core/uuid";
import { writeAudit } from "@/lib/store/audit";
import { closeBatch, holdBatches, markUndone, openBatch, publishedBefore, readBatch } from "@/lib/store/batches";
import { lockById } from "@/lib/store/locked-platforms";
import type { Stamp } from "@/lib/store/platform-writes";
import { writeBinned, type Withdrawal } from "@/lib/store/withdrawals";

export type BatchUndone = { readonly batchId: string; readonly restored: number; readonly binned: number };

const CHUNK = 250;
const LONGEST_MS = 6 * 60 * 60 * 1000;

/** Puts every record of an import or bulk edit back as it was before: what it changed is published as it was, what it created goes to
 *  the bin, what it was the first to publish is unpublished. These are new versions, in one transaction and a batch of their own. Refused, with their names, when records have been
 *  changed since: nobody's later work is lost. */
export async function undoBatch(
  { store, clock, newId }: Pick<Context, "store" | "clock" | "newId">,
  actor: Actor,
  { batchId, reason = null }: { batchId: string; reason?: string | null },
): Promise<Result<BatchUndone, Problem>> {
  if (!can(actor, "platform:bulk-edit")) return fail(await refused({ store }, actor, "platform:bulk-edit"));
  const undo = newId();
  const at = clock();
  return store.transaction<Result<BatchUndone, Problem>>(
    async (tx) => {
      await holdBatches(tx);
      const seen = isUuid(batchId) ? await readBatch(tx, batchId) : null;
      if (!seen) return fail(notFound("batch", batchId));
      if (seen.undoneBy || (seen.kind !== "import" && seen.kind !== "bulk"))
        return fail({ kind: "not-undoable", batchId, changedSince: [] });
      const moved: string[] = [];
      const chunks = [...batchesOf(seen.records, CHUNK)];
      for (const chunk of chunks) {
        const now = await lockById(
          tx,
          chunk.map(({ id }) => id),
        );
        moved.push(...chunk.filter(({ id, version }) => now.get(id)?.version !== version).map(({ slug }) => slug));
      }
      if (moved.length > 0) return fail({ kind: "not-undoable", batchId, changedSince: moved });

      await openBatch(tx, { id: undo, kind: "undo", actor: actor.id, at, reason });
      const stamp: Stamp = { by: actor.id, via: "bulk", reason, at, newId, batchId: undo };
      let [restored, binned] = [0, 0];
      for (const chunk of chunks) {
        const now = await lockById(
          tx,
          chunk.map(({ id }) => id),
        );
        const before = await publishedBefore(tx, chunk);
        const writes: Decided[] = [];
        const gone: Withdrawal[] = [];
        for (const { id, slug, version } of chunk) {
          const current = now.get(id);
          if (!current?.published)
            throw new Error(`Record "${slug}" stands at version ${version} and is not published`);
          if (before.has(id)) writes.push(decide(current, requirePublishable(before.get(id), slug), newId));
          else {
            const { published: content, publishedVersion } = current;
            gone.push({ id, slug, version: version + 1, publishedVersion, content });
          }
        }
        await writeDecided(tx, writes, stamp);
        await writeBinned(tx, gone, stamp);
        restored += writes.length;
        binned += gone.length;
      }
      await closeBatch(tx, undo, { created: 0, updated: restored + binned, unchanged: 0 });
      await markUndone(tx, batchId, undo);
      const details = { batch: undo, restored, binned };
      await writeAudit(tx, { actor: actor.id, action: "platform:undo-batch", target: `batch:${batchId}`, details });
      return ok({ batchId: undo, restored, binned });
    },
    { timeoutMs: LONGEST_MS },
  );
}

function requirePublishable(content: unknown, slug: string) {
  const record = parsePublishable(content);
  if (record.ok) return record.value;
  throw new Error(`"${slug}" can not be published again as it was before: rules have changed since`);
}
