import type { Context } from "@/lib/catalogue/context";
import type { Actor } from "@/lib/core/access/access";
import { can } from "@/lib/core/access/access";
import type { Problem } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";
import { refused } from "@/lib/catalogue/commands/refused-act";
import { writeAudit } from "@/lib/store/audit";
import { writeOwnReview } from "@/lib/store/review-policy";

/** Lets editors publish their own submissions, or asks for another person again: a setting for teams too small for two pairs of eyes. */
export async function setOwnReview(
  { store }: Pick<Context, "store">,
  actor: Actor,
  { allowed }: { readonly allowed: boolean },
): Promise<Result<{ readonly allowed: boolean }, Problem>> {
  if (!can(actor, "settings:edit")) return fail(await refused({ store }, actor, "settings:edit"));
  await store.transaction(async (tx) => {
    await writeOwnReview(tx, allowed);
    await writeAudit(tx, { actor: actor.id, action: "settings:own-review", details: { allowed } });
  });
  return ok({ allowed });
}
