import type { Platform } from "@/lib/core/platform/platform";
import type { Source } from "@/lib/core/source/source";
import { SPEC_KEYS } from "@/lib/core/taxonomy/spec-keys";
import { countryName } from "@/lib/core/taxonomy/countries";
import { formatDate } from "@/lib/core/time/partial-date";

/** A claim that cites a source: where it stands on the page, and what to call it there. */
export type Claim = { readonly anchor: string; readonly label: string };
export type NumberedSource = { readonly number: number; readonly source: Source; readonly citedBy: readonly Claim[] };
export type SourceNumbers = {
  readonly list: readonly NumberedSource[];
  /** The number of a source id. Null for an id that the record does not have, which publishing rules out. */
  readonly numberOf: (id: string) => number | null;
};

/** Where the claims of a record stand on its page. */
export const anchors = {
  introduced: "introduced",
  programme: (key: string) => `programme-${key}`,
  event: (key: string, at: number) => `event-${key}-${at + 1}`,
  spec: (at: number) => `spec-${at + 1}`,
  dispute: (at: number) => `dispute-${at + 1}`,
};

/** Numbers a record's sources as the page reads, from top to bottom; sources that nothing cites come last. */
export function numberSources(platform: Platform): SourceNumbers {
  const citedBy = new Map<string, Claim[]>();
  const known = new Map(platform.sources.map((source) => [source.id, source]));
  for (const [claim, ids] of claimsInOrder(platform))
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

function* claimsInOrder(platform: Platform): Generator<[claim: Claim, ids: readonly string[]]> {
  if (platform.introduced) yield [{ anchor: anchors.introduced, label: "introduced" }, platform.introduced.sources];
  for (const programme of platform.programmes) {
    const name = [programme.services.join(", ") || countryName(programme.operator), formatDate(programme.asOf)].join(
      ", ",
    );
    const claim = { anchor: anchors.programme(programme.key), label: `programme: ${name}` };
    yield [claim, programme.sources];
    if (programme.value) yield [claim, programme.value.sources];
    for (const [at, event] of programme.events.entries()) {
      const eventClaim = { anchor: anchors.event(programme.key, at), label: `event of ${formatDate(event.date)}` };
      yield [eventClaim, event.sources];
      if (event.value) yield [eventClaim, event.value.sources];
    }
  }
  for (const [at, spec] of platform.specs.entries())
    yield [
      {
        anchor: anchors.spec(at),
        label: [SPEC_KEYS.labelOf(spec.key).toLowerCase(), spec.of].filter(Boolean).join(", "),
      },
      spec.sources,
    ];
  for (const [at, dispute] of platform.disputes.entries())
    for (const side of dispute.sides)
      yield [{ anchor: anchors.dispute(at), label: `disputed: ${dispute.about}` }, side.sources];
}
