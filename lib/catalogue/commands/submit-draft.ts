import type { Context } from "@/lib/catalogue/context";
import { onDraft } from "@/lib/catalogue/on-draft";
import type { Actor } from "@/lib/core/access/access";
import { missingForPublishing } from "@/lib/core/platform/draft";
import type { Problem } from "@/lib/core/problems";
import { invalid } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";
import type { DraftStep, DraftStepDone } from "@/lib/catalogue/on-draft";
import { updateDraft } from "@/lib/store/drafts";
import { writeStep } from "@/lib/store/records";

/** Hands a draft over for review. It must have all that publishing asks for, so that reviewers read facts and not gaps. */
export function submitDraft(
  context: Pick<Context, "store" | "clock">,
  actor: Actor,
  { comment = null, ...step }: DraftStep & { readonly comment?: string | null },
): Promise<Result<DraftStepDone, Problem>> {
  return onDraft(context, actor, step, "draft:submit", async (tx, record, draft) => {
    const missing = missingForPublishing(draft.content);
    if (missing.length > 0) return fail(invalid(missing));
    const stamp = { by: actor.id, at: context.clock(), via: step.via, reason: comment };
    const version = await writeStep(tx, record, { action: "submit", content: draft.content, changes: [] }, stamp);
    await updateDraft(tx, record.id, draft.version, {
      state: "in-review",
      submittedBy: actor.id,
      submittedAt: stamp.at,
    });
    return ok({ id: record.id, version });
  });
}
