import type { Context } from "@/lib/catalogue/context";
import { publishDraftIn } from "@/lib/catalogue/publish-record";
import type { Problem } from "@/lib/core/problems";
import { writeAudit } from "@/lib/store/audit";
import { dueDrafts, updateDraft } from "@/lib/store/drafts";
import { isOvertaken } from "@/lib/store/platform-writes";
import { lockRecord, writeStep } from "@/lib/store/records";

/** Records looked at in one go; what is left is due the next time, too. */
const BATCH = 100;

export type PublishedDue = { readonly published: readonly string[]; readonly refused: readonly string[] };

/** Publishes the drafts whose time has come, each in a transaction of its own. A timer calls it in every web process: whoever comes
 *  second finds the draft gone. What cannot be published is taken off the clock, with the reason, for the desk to see. */
export async function publishDue(context: Pick<Context, "store" | "clock" | "newId">): Promise<PublishedDue> {
  const outcome = { published: [] as string[], refused: [] as string[] };
  const errors: unknown[] = [];
  for (const id of await dueDrafts(context.store.read, context.clock(), BATCH)) {
    try {
      const done = await publishOne(context, id);
      if (done) outcome[done].push(id);
    } catch (error) {
      // One record must not hold up the rest. Where an address was taken that very moment, the next call says so at the desk.
      if (!isOvertaken(error)) errors.push(error);
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} scheduled drafts could not be published`);
  return outcome;
}

const publishOne = ({ store, clock, newId }: Pick<Context, "store" | "clock" | "newId">, id: string) =>
  store.transaction(async (tx): Promise<"published" | "refused" | null> => {
    const record = await lockRecord(tx, { id });
    const draft = record?.draft;
    const now = clock();
    if (!record || !draft || record.binnedAt || !draft.publishAt || draft.publishAt > now || !draft.scheduledBy)
      return null;
    const stamp = { by: draft.scheduledBy, at: now, via: "schedule", reason: null } as const;
    const done = await publishDraftIn(tx, record, draft, stamp, newId);
    if (done.ok) {
      const details = { version: done.value.version, scheduled: true };
      await writeAudit(tx, { actor: stamp.by, action: "draft:publish", target: `platform:${id}`, details });
      return "published";
    }
    const reason = wordsFor(done.problem);
    await writeStep(tx, record, { action: "unschedule", content: draft.content, changes: [] }, { ...stamp, reason });
    await updateDraft(tx, id, draft.version, { publishAt: null, scheduledBy: null, scheduleProblem: reason });
    return "refused";
  });

function wordsFor(problem: Problem): string {
  if (problem.kind === "conflict")
    return "The public record was changed after the draft was begun. Bring both together and set the time again.";
  if (problem.kind === "slug-taken")
    return `The address "${problem.slug}" belongs to another record. Choose another and set the time again.`;
  if (problem.kind === "invalid")
    return `Publishing asks for more: ${problem.issues[0]?.path ?? ""} ${problem.issues[0]?.message ?? ""}`;
  return "It could not be published. Publish it by hand to see why.";
}
