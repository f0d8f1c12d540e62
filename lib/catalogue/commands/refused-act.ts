import type { Actor, PlainAction } from "@/lib/core/access/access";
import { forbidden, type Problem } from "@/lib/core/problems";
import type { Context } from "@/lib/catalogue/context";
import { writeAudit } from "@/lib/store/audit";

/** Writes down that somebody tried what they may not do, and gives back what they are told. */
export async function refused({ store }: Pick<Context, "store">, actor: Actor, action: PlainAction): Promise<Problem> {
  await store.transaction((tx) => writeAudit(tx, { actor: actor.id, action, outcome: "refused" }));
  return forbidden(action);
}
