import type { Auth } from "@/lib/auth/auth";
import type { Action, Actor } from "@/lib/core/access/access";
import type { Problem } from "@/lib/core/problems";
import { forbidden } from "@/lib/core/problems";
import { fail } from "@/lib/core/result";
import { writeAudit } from "@/lib/store/audit";

/** Refuses what the actor's role does not include, and writes down that it was asked for. */
export async function refuse(
  { store }: Pick<Auth, "store">,
  actor: Actor,
  action: Action,
  target: string | null = null,
): Promise<{ ok: false; problem: Problem }> {
  await store.transaction((tx) => writeAudit(tx, { actor: actor.id, action, target, outcome: "refused" }));
  return fail(forbidden(action));
}
