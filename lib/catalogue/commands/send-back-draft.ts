import type { Context } from "@/lib/catalogue/context";
import type { DraftStep, DraftStepDone } from "@/lib/catalogue/on-draft";
import { onDraft } from "@/lib/catalogue/on-draft";
import type { Actor } from "@/lib/core/access/access";
import type { Problem } from "@/lib/core/problems";
import { invalid } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";
import { AT_REST, updateDraft } from "@/lib/store/drafts";
import { writeStep } from "@/lib/store/records";

/** Gives a draft back to its editors with what there is to mend. Whoever submitted it withdraws it so, without a comment if they like. */
export function sendBackDraft(
  context: Pick<Context, "store" | "clock">,
  actor: Actor,
  { comment, ...step }: DraftStep & { readonly comment: string | null },
): Promise<Result<DraftStepDone, Problem>> {
  return onDraft(context, actor, step, "draft:send-back", async (tx, record, draft) => {
    const reason = comment?.trim() || null;
    if (reason === null && draft.submittedBy !== actor.id)
      return fail(invalid([{ path: "comment", message: "Say what there is to mend" }]));
    if (reason !== null && reason.length > 4000)
      return fail(invalid([{ path: "comment", message: "Shorten the comment to 4,000 characters" }]));
    const stamp = { by: actor.id, at: context.clock(), via: step.via, reason };
    const version = await writeStep(tx, record, { action: "send-back", content: draft.content, changes: [] }, stamp);
    await updateDraft(tx, record.id, draft.version, AT_REST);
    return ok({ id: record.id, version });
  });
}
