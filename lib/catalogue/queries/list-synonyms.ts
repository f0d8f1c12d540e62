import type { Context } from "@/lib/catalogue/context";
import type { Actor } from "@/lib/core/access/access";
import { can } from "@/lib/core/access/access";
import type { Problem } from "@/lib/core/problems";
import { forbidden } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";
import type { SynonymSets } from "@/lib/core/search/synonym-sets";
import { readSynonyms } from "@/lib/store/synonyms";

/** The synonyms as staff keep them. */
export async function listSynonyms(
  { store }: Pick<Context, "store">,
  actor: Actor,
): Promise<Result<SynonymSets, Problem>> {
  return can(actor, "desk:read") ? ok(await readSynonyms(store.read)) : fail(forbidden("desk:read"));
}
