import type { Segment } from "@/lib/core/search/results";

/** The last so many characters of a text. */
export function lastOfSegments(segments: readonly Segment[], length: number): readonly Segment[] {
  let skipped = segments.reduce((sum, { text }) => sum + text.length, 0) - length;
  return segments.flatMap(({ text, match }) => {
    const kept = text.slice(Math.max(skipped, 0));
    skipped -= text.length;
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
