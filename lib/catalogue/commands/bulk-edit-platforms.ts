import { createHash } from "node:crypto";

import { can, type Actor } from "@/lib/core/access/access";
import { batchesOf } from "@/lib/core/batches-of";
import { parseInput } from "@/lib/core/parse-input";
import { bulkEditSchema, edited } from "@/lib/core/platform/bulk-edit";
import type { Change } from "@/lib/core/platform/changes-between";
import { describeChanges, type DescribedChange } from "@/lib/core/platform/describe-changes";
import { invalid, notFound, type FieldIssue, type Problem } from "@/lib/core/problems";
import { fail, ok, type Result } from "@/lib/core/result";
import type { SearchState } from "@/lib/core/search/search-state";
import { decide, writeDecided, type Decided } from "@/lib/catalogue/commands/decided-writes";
import { parsePublishable } from "@/lib/catalogue/commands/publish-platforms";
import type { Context } from "@/lib/catalogue/context";
import { everyHit } from "@/lib/catalogue/queries/search-platforms";
import { refused } from "@/lib/catalogue/commands/refused-act";
import { writeAudit } from "@/lib/store/audit";
import { closeBatch, openBatch } from "@/lib/store/batches";
import { lockBySlug } from "@/lib/store/locked-platforms";

export type BulkEditPlatforms = {
  /** Every record of a search, all its pages, or these. */
  readonly of: { readonly search: SearchState } | { readonly slugs: readonly string[] };
  readonly edit: unknown;
  readonly reason?: string | null;
  /** Does everything and takes it back: what it gives is what would change. */
  readonly preview?: boolean;
  /** The fingerprint of a preview that somebody has looked at: where anything else would change by now, nothing is written. */
  readonly expected?: string;
};

export type BulkEdited = {
  /** Null where nothing was written. */
  readonly batchId: string | null;
  readonly changed: readonly ChangedAlike[];
  readonly unchanged: number;
  /** Stands for all that changes in every record, value by value. */
  readonly fingerprint: string;
};

type ChangedAlike = {
  readonly slug: string;
  readonly version: number;
  readonly changes: readonly Change[];
  /** The same in words, of the first records. */
  readonly told: readonly DescribedChange[];
};

const CHUNK = 250;
/** Records whose changes are told in words. */
const TOLD = 200;
const LONGEST_MS = 6 * 60 * 60 * 1000;

class TakenBack extends Error {
  constructor(readonly outcome: Result<BulkEdited, Problem>) {
    super("The bulk edit was taken back");
  }
}

/** Gives many published records the same change, in one transaction and one batch, which undoBatch takes back: all of them or, where
 *  it would make one that may not be published, none. A record that it does not fit is left alone. */
export async function bulkEditPlatforms(
  { store, engines, clock, newId }: Pick<Context, "store" | "engines" | "clock" | "newId">,
  actor: Actor,
  { of, edit: input, reason = null, preview = false, expected }: BulkEditPlatforms,
): Promise<Result<BulkEdited, Problem>> {
  if (!can(actor, "platform:bulk-edit")) return fail(await refused({ store }, actor, "platform:bulk-edit"));
  const edit = parseInput(bulkEditSchema, input);
  if (!edit.ok) return edit;
  const slugs = [...new Set("slugs" in of ? of.slugs : await slugsOf(engines, of.search))];
  const batchId = newId();
  const at = clock();

  return store
    .transaction<Result<BulkEdited, Problem>>(
      async (tx) => {
        await openBatch(tx, { id: batchId, kind: "bulk", actor: actor.id, at, reason });
        const changed: ChangedAlike[] = [];
        const deed = createHash("sha256");
        const issues: FieldIssue[] = [];
        let unchanged = 0;
        for (const some of batchesOf(slugs, CHUNK)) {
          const locked = await lockBySlug(tx, some);
          const writes: Decided[] = [];
          for (const slug of some) {
            const current = locked.get(slug);
            // A search may lag behind by a moment; a list of addresses is somebody's word.
            if (!current?.published) {
              if ("slugs" in of) throw new TakenBack(fail(notFound("platform", slug)));
              continue;
            }
            const record = parsePublishable(edited(current.published, edit.value));
            if (!record.ok) {
              if (record.problem.kind === "invalid")
                issues.push(
                  ...record.problem.issues.map(({ path, message }) => ({ path: `${slug}: ${path}`, message })),
                );
              continue;
            }
            const decided = decide(current, record.value, newId);
            if (decided.outcome === "unchanged") unchanged += 1;
            else {
              writes.push(decided);
              const { version, changes } = decided;
              const told = changed.length < TOLD ? describeChanges(current.published, decided.record) : [];
              changed.push({ slug, version, changes, told });
              deed.update(JSON.stringify([slug, changes]));
            }
          }
          if (issues.length === 0)
            await writeDecided(tx, writes, { by: actor.id, via: "bulk", reason, at, newId, batchId });
        }
        if (issues.length > 0) throw new TakenBack(fail(invalid(issues)));
        await closeBatch(tx, batchId, { created: 0, updated: changed.length, unchanged });
        const fingerprint = deed.digest("base64url");
        const outcome = { batchId: null, changed, unchanged, fingerprint };
        if (!preview && expected !== undefined && expected !== fingerprint)
          throw new TakenBack(fail({ kind: "moved" }));
        if (preview) await tx.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`;
        if (preview || changed.length === 0) throw new TakenBack(ok(outcome));
        const details = { set: edit.value.set, updated: changed.length, unchanged };
        await writeAudit(tx, { actor: actor.id, action: "platform:bulk-edit", target: `batch:${batchId}`, details });
        return ok({ ...outcome, batchId });
      },
      { timeoutMs: LONGEST_MS },
    )
    .catch((error: unknown) => {
      if (error instanceof TakenBack) return error.outcome;
      throw error;
    });
}

async function slugsOf(engines: Context["engines"], search: SearchState): Promise<string[]> {
  const slugs: string[] = [];
  for await (const hits of everyHit({ engines }, search)) slugs.push(...hits.map((hit) => hit.slug));
  return slugs;
}
