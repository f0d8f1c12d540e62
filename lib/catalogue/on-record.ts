import type { Context } from "@/lib/catalogue/context";
import type { Action, Actor, RecordAction, Subject } from "@/lib/core/access/access";
import { can, RECORD_STATES } from "@/lib/core/access/access";
import type { Via } from "@/lib/core/platform/revision-actions";
import type { Problem } from "@/lib/core/problems";
import { forbidden, notFound, wrongState } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail } from "@/lib/core/result";
import { isUuid } from "@/lib/core/uuid";
import { writeAudit } from "@/lib/store/audit";
import type { DeskRecord, Which } from "@/lib/store/records";
import { lockRecord } from "@/lib/store/records";
import { isOvertaken } from "@/lib/store/platform-writes";
import { readOwnReview } from "@/lib/store/review-policy";
import type { Store } from "@/lib/store/store";

type Tx = Parameters<Parameters<Store["transaction"]>[0]>[0];

/** A step on a whole record: which, through what and why, and the version that whoever takes it has read, where they say so. */
export type RecordStep = Which & {
  readonly via: Via;
  readonly reason?: string | null;
  readonly expectedVersion?: number;
};

/** Does one step to one record, in one transaction that holds the record from the first look to the last write.
 *  The permission is asked about the record as it stands then. */
export async function onRecord<T extends object>(
  { store }: Pick<Context, "store">,
  actor: Actor,
  which: Which,
  action: RecordAction,
  step: (tx: Tx, record: DeskRecord) => Promise<Result<T, Problem>>,
): Promise<Result<T, Problem>> {
  // Whether there is such a record is for staff to know.
  if (!can(actor, "desk:read")) return refused({ store }, actor, action, which);
  const attempt = () =>
    store.transaction(async (tx): Promise<Result<T, Problem>> => {
      const record = await lockRecord(tx, which);
      if (!record) return fail(notFound("record", "id" in which ? which.id : which.slug));
      const subject = subjectOf(actor, action, record, await readOwnReview(tx));
      if (!can(actor, action, subject)) return fail(inTheWay(actor, action, record, subject));
      const result = await step(tx, record);
      if (result.ok && isAudited(action))
        await writeAudit(tx, {
          actor: actor.id,
          action,
          target: `platform:${record.id}`,
          details: auditedOf(result.value),
        });
      return result;
    });
  const result = await attempt().catch((error: unknown) => {
    if (!isOvertaken(error)) throw error;
    // Another record took the address between our look and our write; a second look says so.
    return attempt();
  });
  return !result.ok && result.problem.kind === "forbidden" ? refused({ store }, actor, action, which) : result;
}

/** What the audit log tells of a step that was done: the version that it made, and the time for which something was set. */
const auditedOf = (done: object) =>
  Object.fromEntries(Object.entries(done).filter(([name]) => name === "version" || name === "publishAt"));

/** Where the actor could do this to the record in another state, that is what they are told: the record has moved on since they looked. */
function inTheWay(actor: Actor, action: RecordAction, { slug }: DeskRecord, subject: Subject): Problem {
  const wanted = RECORD_STATES.filter((state) => can(actor, action, { ...subject, state }));
  return wanted.length === 0 ? forbidden(action) : wrongState(slug, subject.state, wanted.join(" or "));
}

/** Steps that change what the public reads, or that nobody can take back. What editors save is told by the versions. */
const isAudited = (action: RecordAction) =>
  action.startsWith("platform:") || action === "draft:publish" || action === "draft:schedule";

/** Writes down that somebody tried what they may not do. */
async function refused(
  { store }: Pick<Context, "store">,
  actor: Actor,
  action: RecordAction,
  which: Which,
): Promise<{ ok: false; problem: Problem }> {
  const target = "id" in which && isUuid(which.id) ? `platform:${which.id}` : null;
  await store.transaction((tx) => writeAudit(tx, { actor: actor.id, action, target, outcome: "refused" }));
  return fail(forbidden(action));
}

/** How the permission table sees a record: by its draft's state for steps on the draft, else by its own. */
export function subjectOf(actor: Actor, action: Action, record: DeskRecord, ownReview: boolean): Subject {
  const { draft } = record;
  const own = draft !== null && (draft.state === "in-review" ? draft.submittedBy : draft.startedBy) === actor.id;
  const live = record.publishedVersion === null ? (draft?.state ?? "draft") : "published";
  const state = record.binnedAt ? "binned" : action.startsWith("draft:") ? (draft?.state ?? live) : live;
  return { state, own, ownReview };
}
