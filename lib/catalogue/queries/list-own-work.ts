import { listDesk, type DeskList } from "@/lib/catalogue/queries/list-desk";
import type { Context } from "@/lib/catalogue/context";
import type { Actor } from "@/lib/core/access/access";
import type { Problem } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { ok } from "@/lib/core/result";
import { readLeftForms, type LeftForm } from "@/lib/store/unsaved-edits";

export type OwnWork = {
  /** Forms that they typed into and did not save. */
  readonly left: readonly LeftForm[];
  /** Their drafts that wait for themselves. */
  readonly drafts: DeskList;
  /** What waits for a publisher: anybody's. */
  readonly waiting: number;
};

/** Rows shown of their drafts; the desk's list has the rest. */
const SHOWN = 8;

/** What somebody has begun at the desk and not finished, so that they find it again however they left it. Refused to whoever may not
 *  read the desk. */
export async function listOwnWork(context: Pick<Context, "store">, actor: Actor): Promise<Result<OwnWork, Problem>> {
  const drafts = await listDesk(context, actor, { states: ["draft"], by: actor.id, perPage: SHOWN });
  if (!drafts.ok) return drafts;
  const waiting = await listDesk(context, actor, { states: ["in-review"], perPage: 1 });
  if (!waiting.ok) return waiting;
  return ok({
    left: await readLeftForms(context.store.read, actor.id),
    drafts: drafts.value,
    waiting: waiting.value.total,
  });
}
