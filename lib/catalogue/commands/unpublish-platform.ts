import type { Context } from "@/lib/catalogue/context";
import type { DraftStepDone } from "@/lib/catalogue/on-draft";
import type { RecordStep } from "@/lib/catalogue/on-record";
import { onRecord } from "@/lib/catalogue/on-record";
import { takeOffline } from "@/lib/catalogue/take-offline";
import type { Actor } from "@/lib/core/access/access";
import type { Problem } from "@/lib/core/problems";
import { stale } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";

/** Takes a record out of what the public reads. Its content stays as a draft, unless there is one already. */
export function unpublishPlatform(
  context: Pick<Context, "store" | "clock">,
  actor: Actor,
  { via, reason = null, expectedVersion, ...which }: RecordStep,
): Promise<Result<DraftStepDone, Problem>> {
  return onRecord(context, actor, which, "platform:unpublish", async (tx, record) => {
    if (expectedVersion !== undefined && expectedVersion !== record.publishedVersion)
      return fail(stale(record.slug, expectedVersion, record.publishedVersion ?? 0));
    const version = await takeOffline(tx, record, "unpublish", { by: actor.id, at: context.clock(), via, reason });
    return ok({ id: record.id, version });
  });
}
