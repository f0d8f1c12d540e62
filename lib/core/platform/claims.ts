import { ENGLISH, type Words } from "@/lib/core/language/words";
import type { Platform } from "@/lib/core/platform/platform";
import { isOpenPoint } from "@/lib/core/source/source";

/** A claim that cites a source: where it stands on the page, and what to call it there. */
export type Claim = { readonly anchor: string; readonly label: string };

/** Where the claims of a record stand on its page. */
export const anchors = {
  introduced: "introduced",
  programme: (key: string) => `programme-${key}`,
  event: (key: string, at: number) => `event-${key}-${at + 1}`,
  spec: (at: number) => `spec-${at + 1}`,
  dispute: (at: number) => `dispute-${at + 1}`,
};

/** All claims of a record with their source ids, as its page reads, from top to bottom. One with several values comes several times. */
export function* claimsInOrder(
  platform: Platform,
  words: Words = ENGLISH,
): Generator<[claim: Claim, ids: readonly string[]]> {
  const { text, date } = words;
  if (platform.introduced)
    yield [{ anchor: anchors.introduced, label: text("claim.introduced") }, platform.introduced.sources];
  for (const programme of platform.programmes) {
    const name = `${words.operator(programme)}, ${date(programme.asOf)}`;
    const claim = { anchor: anchors.programme(programme.key), label: text("claim.programme", { name }) };
    yield [claim, programme.sources];
    if (programme.value) yield [claim, programme.value.sources];
    for (const [at, event] of programme.events.entries()) {
      const eventClaim = {
        anchor: anchors.event(programme.key, at),
        label: text("claim.event", { date: date(event.date) }),
      };
      yield [eventClaim, event.sources];
      if (event.value) yield [eventClaim, event.value.sources];
    }
  }
  for (const [at, spec] of platform.specs.entries())
    yield [
      {
        anchor: anchors.spec(at),
        label: [words.inSentence("spec", spec.key), spec.of].filter(Boolean).join(", "),
      },
      spec.sources,
    ];
  for (const [at, dispute] of platform.disputes.entries())
    for (const side of dispute.sides)
      yield [
        {
          anchor: anchors.dispute(at),
          label: text(isOpenPoint(dispute) ? "claim.open" : "claim.disputed", { about: dispute.about }),
        },
        side.sources,
      ];
}
