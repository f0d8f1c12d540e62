import { words } from "@/components/language/words";
import type { Claim } from "@/lib/core/platform/claims";
import { claimsInOrder } from "@/lib/core/platform/claims";
import type { Platform } from "@/lib/core/platform/platform";
import type { Source } from "@/lib/core/source/source";

export type NumberedSource = { readonly number: number; readonly source: Source; readonly citedBy: readonly Claim[] };
export type SourceNumbers = {
  readonly list: readonly NumberedSource[];
  /** The number of a source id. Null for an id that the record does not have, which publishing rules out. */
  readonly numberOf: (id: string) => number | null;
};

/** Numbers a record's sources as the page reads, from top to bottom; sources that nothing cites come last. */
export function numberSources(platform: Platform): SourceNumbers {
  const citedBy = new Map<string, Claim[]>();
  const known = new Map(platform.sources.map((source) => [source.id, source]));
  for (const [claim, ids] of claimsInOrder(platform, words()))
    for (const id of ids) {
      const claims = citedBy.get(id) ?? [];
      if (!claims.some((other) => other.anchor === claim.anchor)) claims.push(claim);
      citedBy.set(id, claims);
    }

  const ordered = [...new Set([...citedBy.keys(), ...known.keys()])].flatMap((id) => known.get(id) ?? []);
  const list = ordered.map((source, at) => ({ number: at + 1, source, citedBy: citedBy.get(source.id) ?? [] }));
  const numbers = new Map(list.map(({ source, number }) => [source.id, number]));
  return { list, numberOf: (id) => numbers.get(id) ?? null };
}
