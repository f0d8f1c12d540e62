import type { Context } from "@/lib/catalogue/context";
import type { DraftStep } from "@/lib/catalogue/on-draft";
import { onDraft } from "@/lib/catalogue/on-draft";
import type { PublishedDraft } from "@/lib/catalogue/publish-record";
import { publishDraftIn } from "@/lib/catalogue/publish-record";
import type { Actor } from "@/lib/core/access/access";
import type { Problem } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";

/** Publishes a draft: an approval when it is in review, else directly. */
export function publishDraft(
  context: Pick<Context, "store" | "clock" | "newId">,
  actor: Actor,
  { reason = null, ...step }: DraftStep & { readonly reason?: string | null },
): Promise<Result<PublishedDraft, Problem>> {
  return onDraft(context, actor, step, "draft:publish", (tx, record, draft) => {
    const stamp = { by: actor.id, at: context.clock(), via: step.via, reason };
    return publishDraftIn(tx, record, draft, stamp, context.newId);
  });
}
