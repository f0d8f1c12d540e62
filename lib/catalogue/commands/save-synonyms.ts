import { setTimeout as pause } from "node:timers/promises";

import type { Actor } from "@/lib/core/access/access";
import { can } from "@/lib/core/access/access";
import { parseInput } from "@/lib/core/parse-input";
import type { Problem } from "@/lib/core/problems";
import { forbidden } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";
import { writeSynonymLines } from "@/lib/core/search/synonym-lines";
import { synonymSetsSchema, type SynonymSets } from "@/lib/core/search/synonym-sets";
import type { Context } from "@/lib/catalogue/context";
import { putSynonyms } from "@/lib/search/indexing/settings-drift";
import { lockSynonyms, replaceSynonyms } from "@/lib/store/synonyms";

/** How long whoever saves waits for the engine, which may hang. */
const ENGINE_MS = 1_000;

/**
 * Saves the synonyms and gives them to the live index. Should the index be away, the indexer finds the difference when it is back.
 * @param base the sets that the new ones were made from; where others have saved meanwhile, nothing is written (`moved`)
 */
export async function saveSynonyms(
  { store, index }: Pick<Context, "store" | "index">,
  actor: Actor,
  input: unknown,
  base?: SynonymSets,
): Promise<Result<{ sets: number }, Problem>> {
  if (!can(actor, "synonyms:edit")) return fail(forbidden("synonyms:edit"));
  const parsed = parseInput(synonymSetsSchema, input);
  if (!parsed.ok) return parsed;
  const saved = await store.transaction(async (tx) => {
    if (base && !isSame(await lockSynonyms(tx), base)) return false;
    await replaceSynonyms(tx, parsed.value);
    return true;
  });
  if (!saved) return fail({ kind: "moved" });
  // What is saved is saved: that the engine did not hear of it now is no failure to whoever saves.
  if (index) await Promise.race([putSynonyms(index, parsed.value).catch(() => undefined), pause(ENGINE_MS)]);
  return ok({ sets: parsed.value.length });
}

const isSame = (one: SynonymSets, other: SynonymSets): boolean => writeSynonymLines(one) === writeSynonymLines(other);
