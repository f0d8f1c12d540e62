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
import type { LinkHere } from "@/lib/store/links-here";
import { readLinksHere } from "@/lib/store/links-here";

/** Moves a record to the bin: the public is told that it was removed, and the desk can bring it back. What still links to it
 *  is named; ask the query what-links-here for it first. */
export function binPlatform(
  context: Pick<Context, "store" | "clock">,
  actor: Actor,
  { via, reason = null, expectedVersion, ...which }: RecordStep,
): Promise<Result<DraftStepDone & { readonly linksHere: readonly LinkHere[] }, Problem>> {
  return onRecord(context, actor, which, "platform:bin", async (tx, record) => {
    const current = record.publishedVersion ?? record.draft?.version ?? record.version;
    if (expectedVersion !== undefined && expectedVersion !== current)
      return fail(stale(record.slug, expectedVersion, current));
    const linksHere = await readLinksHere(tx, record);
    const version = await takeOffline(tx, record, "bin", { by: actor.id, at: context.clock(), via, reason });
    return ok({ id: record.id, version, linksHere });
  });
}
