import type { Context } from "@/lib/catalogue/context";
import type { DraftStepDone } from "@/lib/catalogue/on-draft";
import type { RecordStep } from "@/lib/catalogue/on-record";
import { onRecord } from "@/lib/catalogue/on-record";
import { writePublic } from "@/lib/catalogue/publish-record";
import type { Actor } from "@/lib/core/access/access";
import { sameDraft } from "@/lib/core/platform/draft";
import { platformSchema } from "@/lib/core/platform/platform";
import type { Problem } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { ok } from "@/lib/core/result";
import { deleteDraft, updateDraft } from "@/lib/store/drafts";
import { readRevisionContent, writeStep } from "@/lib/store/records";

/** Takes a record out of the bin, to where it was: what was public is public again, what was a draft is a draft. */
export function restorePlatform(
  context: Pick<Context, "store" | "clock" | "newId">,
  actor: Actor,
  { via, reason = null, ...which }: RecordStep,
): Promise<Result<DraftStepDone & { readonly published: boolean }, Problem>> {
  return onRecord<DraftStepDone & { readonly published: boolean }>(
    context,
    actor,
    which,
    "platform:restore",
    async (tx, record) => {
      const { id, draft, binnedVersion } = record;
      const stamp = { by: actor.id, at: context.clock(), via, reason };
      const was = binnedVersion === null ? null : await readRevisionContent(tx, id, binnedVersion);
      // A record that was fit for publishing under older rules only comes back as a draft.
      const content = platformSchema.safeParse(was);
      if (!content.success) {
        const columns = { binnedAt: null, binnedVersion: null };
        const step = { action: "restore", content: draft?.content ?? {}, changes: [], columns } as const;
        return ok({ id, version: await writeStep(tx, record, step, stamp), published: false });
      }
      // Its address is its own all the while: it may have been given another one only by a draft.
      const version = await writePublic(
        tx,
        record,
        { ...content.data, slug: record.slug },
        { ...stamp, reason: reason ?? "Restored from the bin" },
        context.newId,
      );
      if (draft && sameDraft(draft.content, content.data)) await deleteDraft(tx, id);
      else if (draft?.baseVersion === binnedVersion) await updateDraft(tx, id, draft.version, { baseVersion: version });
      return ok({ id, version, published: true });
    },
  );
}
