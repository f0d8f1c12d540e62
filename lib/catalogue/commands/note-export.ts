import { can, type Actor } from "@/lib/core/access/access";
import type { Problem } from "@/lib/core/problems";
import { fail, ok, type Result } from "@/lib/core/result";
import { refused } from "@/lib/catalogue/commands/refused-act";
import type { Context } from "@/lib/catalogue/context";
import { writeAudit } from "@/lib/store/audit";

/** Writes down that somebody takes records out of the desk as a file, before they get it. */
export async function noteExport(
  { store }: Pick<Context, "store">,
  actor: Actor,
  { format, list }: { readonly format: string; readonly list: string },
): Promise<Result<null, Problem>> {
  if (!can(actor, "desk:read")) return fail(await refused({ store }, actor, "desk:read"));
  const details = { format, list: list.slice(0, 500) };
  await store.transaction((tx) => writeAudit(tx, { actor: actor.id, action: "platform:export", details }));
  return ok(null);
}
