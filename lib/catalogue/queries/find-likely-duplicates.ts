import type { Context } from "@/lib/catalogue/context";
import type { Actor } from "@/lib/core/access/access";
import { can } from "@/lib/core/access/access";
import { keysOfNames } from "@/lib/core/platform/draft-search";
import type { Problem } from "@/lib/core/problems";
import { forbidden } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";
import { readSharedKeys } from "@/lib/store/desk-list";

export type LikelyDuplicate = Awaited<ReturnType<typeof readSharedKeys>>[number];

/** Records that have one of these designations or names already, however they are spelled: a hint while somebody types. */
export async function findLikelyDuplicates(
  { store }: Pick<Context, "store">,
  actor: Actor,
  { names, exceptId = null }: { readonly names: readonly string[]; readonly exceptId?: string | null },
): Promise<Result<readonly LikelyDuplicate[], Problem>> {
  if (!can(actor, "desk:read")) return fail(forbidden("desk:read"));
  const keys = keysOfNames(names.slice(0, 100));
  return ok(keys.length === 0 ? [] : await readSharedKeys(store.read, keys, exceptId));
}
