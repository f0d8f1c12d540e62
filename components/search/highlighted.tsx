import { partOfSegments } from "@/components/search/cut-segments";
import { Segments } from "@/components/search/segments";
import { nameBeside } from "@/lib/core/platform/full-name";
import type { Hit, HighlightField, Segment } from "@/lib/core/search/results";

type Field = Extract<HighlightField, "name" | "designation" | "summary">;

/** A field of a hit in segments, whether or not the search was for words. */
export const segmentsOf = (hit: Hit, field: Field): readonly Segment[] =>
  hit.highlight[field] ?? [{ text: hit[field], match: false }];

/** What stands beside the designation of a hit, in segments; null where its name says no more. */
export function nameSegments(hit: Hit): readonly Segment[] | null {
  const beside = nameBeside(hit);
  return beside === null ? null : partOfSegments(segmentsOf(hit, "name"), beside);
}

/** A field of a hit with what the search matched marked. */
export function Highlighted({ hit, field }: { hit: Hit; field: Field }) {
  return <Segments of={segmentsOf(hit, field)} />;
}
