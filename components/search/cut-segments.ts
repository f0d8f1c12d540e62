import type { Segment } from "@/lib/core/search/results";

/** A part of a text, by the characters it has there; the whole where it isn't found in it. */
export function partOfSegments(segments: readonly Segment[], part: string): readonly Segment[] {
  const at = segments
    .map(({ text }) => text)
    .join("")
    .lastIndexOf(part);
  if (at < 0) return segments;
  let before = 0;
  return segments.flatMap(({ text, match }) => {
    const kept = text.slice(Math.max(at - before, 0), Math.max(at + part.length - before, 0));
    before += text.length;
    return kept ? [{ text: kept, match }] : [];
  });
}

/** The beginning of a text, cut between two words: `in 202…` would be a false year.
 *  @param limit how many characters are kept at most, the ellipsis apart */
export function cutSegments(segments: readonly Segment[], limit: number): readonly Segment[] {
  const whole = segments.map(({ text }) => text).join("");
  if (whole.length <= limit) return segments;
  const end = whole.slice(0, limit + 1).search(/[\s,;:.–—-]*\s\S*$/u);
  const kept: Segment[] = [];
  let left = end > 0 ? end : limit;
  for (const { text, match } of segments) {
    if (left <= 0) break;
    kept.push({ text: text.slice(0, left), match });
    left -= text.length;
  }
  return [...kept, { text: " …", match: false }];
}
