import type { Hit, HighlightField } from "@/lib/core/search/results";

/** A field of a hit with what the search matched marked: text nodes throughout, whatever the engine sent. */
export function Highlighted({
  hit,
  field,
}: {
  hit: Hit;
  field: Extract<HighlightField, "name" | "designation" | "summary">;
}) {
  const segments = hit.highlight[field] ?? [{ text: hit[field], match: false }];
  return segments.map(({ text, match }, at) => (match ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>));
}
