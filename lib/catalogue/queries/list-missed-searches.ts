import type { Context } from "@/lib/catalogue/context";
import type { Actor } from "@/lib/core/access/access";
import { can } from "@/lib/core/access/access";
import type { Problem } from "@/lib/core/problems";
import { forbidden } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";
import type { Miss } from "@/lib/store/missed-searches";
import { topMisses } from "@/lib/store/missed-searches";

/** What readers searched for in vain, most often first. */
export async function listMissedSearches(
  { store }: Pick<Context, "store">,
  actor: Actor,
): Promise<Result<readonly Miss[], Problem>> {
  return can(actor, "desk:read") ? ok(await topMisses(store)) : fail(forbidden("desk:read"));
}
