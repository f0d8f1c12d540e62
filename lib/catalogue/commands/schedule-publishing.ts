import type { Context } from "@/lib/catalogue/context";
import type { DraftStep, DraftStepDone } from "@/lib/catalogue/on-draft";
import { onDraft } from "@/lib/catalogue/on-draft";
import type { Actor } from "@/lib/core/access/access";
import { missingForPublishing } from "@/lib/core/platform/draft";
import type { Problem } from "@/lib/core/problems";
import { invalid } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";
import { updateDraft } from "@/lib/store/drafts";
import { writeStep } from "@/lib/store/records";

export type SchedulePublishing = DraftStep & {
  /** When the draft, as it is now, shall be published; null takes the time back. */
  readonly publishAt: Date | null;
  readonly reason?: string | null;
};

/** Approves a draft for a time to come. A save after it takes the time back, since other content was approved. */
export function schedulePublishing(
  context: Pick<Context, "store" | "clock">,
  actor: Actor,
  { publishAt, reason = null, ...step }: SchedulePublishing,
): Promise<Result<DraftStepDone & { readonly publishAt: string }, Problem>> {
  return onDraft(context, actor, step, "draft:schedule", async (tx, record, draft) => {
    const now = context.clock();
    const isTime = publishAt === null || Number.isFinite(publishAt.getTime());
    if (!isTime || (publishAt !== null && publishAt <= now))
      return fail(invalid([{ path: "publishAt", message: "Choose a time to come, or publish now" }]));
    const missing = publishAt === null ? [] : missingForPublishing(draft.content);
    if (missing.length > 0) return fail(invalid(missing));

    const time = (at: Date | null) => at?.toISOString() ?? null;
    const changes = [{ path: "publishAt", before: time(draft.publishAt), after: time(publishAt) }];
    const action = publishAt === null ? "unschedule" : "schedule";
    // The history tells which time it was.
    const forWhen = publishAt && `For ${publishAt.toISOString().slice(0, 16).replace("T", " ")} UTC`;
    const stamp = { by: actor.id, at: now, via: step.via, reason: reason ?? forWhen };
    const version = await writeStep(tx, record, { action, content: draft.content, changes }, stamp);
    const scheduledBy = publishAt === null ? null : actor.id;
    await updateDraft(tx, record.id, draft.version, { publishAt, scheduledBy, scheduleProblem: null });
    return ok({ id: record.id, version, publishAt: time(publishAt) ?? "taken back" });
  });
}
