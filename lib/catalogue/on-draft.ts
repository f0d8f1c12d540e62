import type { Context } from "@/lib/catalogue/context";
import { onRecord } from "@/lib/catalogue/on-record";
import type { Actor, RecordAction } from "@/lib/core/access/access";
import type { Via } from "@/lib/core/platform/revision-actions";
import type { Problem } from "@/lib/core/problems";
import { stale, wrongState } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail } from "@/lib/core/result";
import type { StoredDraft } from "@/lib/store/drafts";
import type { DeskRecord } from "@/lib/store/records";
import type { Reader } from "@/lib/store/store";

/** Which draft a step is about: the record, and the version of the draft that whoever takes the step has read. */
export type DraftStep = { readonly id: string; readonly expectedVersion: number; readonly via: Via };

export type DraftStepDone = {
  readonly id: string;
  /** Number of the version that the step made. */
  readonly version: number;
};

/** Does one step to a draft exactly as it was read: a draft that was saved since is not approved, sent back or thrown away unread. */
export function onDraft<T extends DraftStepDone>(
  context: Pick<Context, "store">,
  actor: Actor,
  { id, expectedVersion }: DraftStep,
  action: RecordAction,
  step: (tx: Reader, record: DeskRecord, draft: StoredDraft) => Promise<Result<T, Problem>>,
): Promise<Result<T, Problem>> {
  return onRecord(context, actor, { id }, action, async (tx, record) => {
    const { draft } = record;
    if (!draft) return fail(wrongState(record.slug, "published without a draft", "drafted"));
    if (draft.version !== expectedVersion) return fail(stale(record.slug, expectedVersion, draft.version));
    return step(tx, record, draft);
  });
}
