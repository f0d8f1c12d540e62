import type { Context } from "@/lib/catalogue/context";
import { publishDraftIn } from "@/lib/catalogue/publish-record";
import { subjectOf } from "@/lib/catalogue/on-record";
import { can } from "@/lib/core/access/access";
import type { Problem } from "@/lib/core/problems";
import { forbidden } from "@/lib/core/problems";
import { fail } from "@/lib/core/result";
import { isUuid } from "@/lib/core/uuid";
import { writeAudit } from "@/lib/store/audit";
import { dueDrafts, updateDraft } from "@/lib/store/drafts";
import { lockUser } from "@/lib/store/identity/users";
import { isOvertaken } from "@/lib/store/platform-writes";
import type { DeskRecord } from "@/lib/store/records";
import { lockRecord, writeStep } from "@/lib/store/records";
import { readOwnReview } from "@/lib/store/review-policy";
import type { Reader } from "@/lib/store/store";

/** Records looked at in one go; what is left is due the next time, too. */
const BATCH = 100;

export type PublishedDue = { readonly published: readonly string[]; readonly refused: readonly string[] };

/** Publishes the drafts whose time has come, each in a transaction of its own. A timer calls it in every web process: whoever comes
 *  second finds the draft gone. Whoever set the time must still be allowed to. What cannot be published is taken off the clock, with the reason, for the desk to see. */
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
    const done = (await mayStill(tx, record, draft.scheduledBy))
      ? await publishDraftIn(tx, record, draft, stamp, newId)
      : fail(forbidden("draft:schedule"));
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

/** Whether whoever set the time may set it now: they may have been disabled since, or given another role. */
async function mayStill(tx: Reader, record: DeskRecord, scheduledBy: string): Promise<boolean> {
  const [, id = ""] = /^user:(.+)$/.exec(scheduledBy) ?? [];
  const user = isUuid(id) ? await lockUser(tx, id) : null;
  if (!user) return true; // nobody who signs in; people are never deleted
  const actor = { id: scheduledBy, role: user.role };
  const subject = subjectOf(actor, "draft:schedule", record, await readOwnReview(tx));
  return user.disabledAt === null && can(actor, "draft:schedule", subject);
}

function wordsFor(problem: Problem): string {
  if (problem.kind === "conflict")
    return "The public record was changed after the draft was begun. Bring both together and set the time again.";
  if (problem.kind === "forbidden")
    return "Whoever set the time may not publish it any more. Look at the draft, and set the time again.";
  if (problem.kind === "slug-taken")
    return `The address "${problem.slug}" belongs to another record. Choose another and set the time again.`;
  if (problem.kind === "invalid")
    return `Publishing asks for more: ${problem.issues[0]?.path ?? ""} ${problem.issues[0]?.message ?? ""}`;
  return "It could not be published. Publish it by hand to see why.";
}
