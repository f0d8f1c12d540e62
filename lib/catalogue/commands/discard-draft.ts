import type { Context } from "@/lib/catalogue/context";
import type { DraftStep, DraftStepDone } from "@/lib/catalogue/on-draft";
import { onDraft } from "@/lib/catalogue/on-draft";
import type { Actor } from "@/lib/core/access/access";
import { changesBetween } from "@/lib/core/platform/changes-between";
import type { Problem } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { ok } from "@/lib/core/result";
import { AT_REST, deleteDraft, updateDraft } from "@/lib/store/drafts";
import { writeStep } from "@/lib/store/records";

/** Throws a draft away. The public record stays as it is; the draft's versions stay and can be restored. A record that is not
 *  published has nothing but its draft: it goes to the bin instead. */
export function discardDraft(
  context: Pick<Context, "store" | "clock">,
  actor: Actor,
  { reason = null, ...step }: DraftStep & { readonly reason?: string | null },
): Promise<Result<DraftStepDone & { readonly binned: boolean }, Problem>> {
  return onDraft<DraftStepDone & { readonly binned: boolean }>(
    context,
    actor,
    step,
    "draft:discard",
    async (tx, record, draft) => {
      const stamp = { by: actor.id, at: context.clock(), via: step.via, reason };
      const { id, published } = record;
      if (published) {
        const changes = changesBetween(draft.content, published);
        const version = await writeStep(tx, record, { action: "discard", content: published, changes }, stamp);
        await deleteDraft(tx, id);
        return ok({ id, version, binned: false });
      }
      const columns = { binnedAt: stamp.at, binnedVersion: null };
      const version = await writeStep(
        tx,
        record,
        { action: "bin", content: draft.content, changes: [], columns },
        stamp,
      );
      await updateDraft(tx, id, draft.version, AT_REST);
      return ok({ id, version, binned: true });
    },
  );
}
