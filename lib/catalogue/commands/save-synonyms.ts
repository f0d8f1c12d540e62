import type { Actor } from "@/lib/core/access/access";
import { can } from "@/lib/core/access/access";
import type { Problem } from "@/lib/core/problems";
import { forbidden, invalid } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";
import { synonymSetsSchema } from "@/lib/core/search/synonym-sets";
import type { Context } from "@/lib/catalogue/context";
import { done } from "@/lib/search/meilisearch/tasks";
import { synonymMap } from "@/lib/search/meilisearch/settings";
import { replaceSynonyms } from "@/lib/store/synonyms";

/** Saves the synonyms and gives them to the live index. Should the index be away, a rebuild takes them over later. */
export async function saveSynonyms(
  { store, index }: Pick<Context, "store" | "index">,
  actor: Actor,
  input: unknown,
): Promise<Result<{ sets: number }, Problem>> {
  if (!can(actor, "synonyms:edit")) return fail(forbidden("synonyms:edit"));
  const parsed = synonymSetsSchema.safeParse(input);
  if (!parsed.success)
    return fail(invalid(parsed.error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message }))));
  await store.transaction((tx) => replaceSynonyms(tx, parsed.data));
  if (index) await done(index.client.index(index.uid).updateSynonyms(synonymMap(parsed.data)));
  return ok({ sets: parsed.data.length });
}
