import type { Highlighter } from "@/lib/core/search/highlight";
import { highlighter } from "@/lib/core/search/highlight";
import type { Hit, Segment, Suggestion } from "@/lib/core/search/results";
import type { StoredHit } from "@/lib/search/document";

/** What a list shows of records for a query: the same whichever engine found them. */
export function toHits(stored: readonly StoredHit[], query: string): Hit[] {
  const highlight = query ? highlighter(query) : null;
  return stored.map((hit) => toHit(hit, highlight));
}

/** What suggestions show, with the reason where it is not plain to see. */
export function toSuggestions(stored: readonly StoredHit[], query: string): Suggestion[] {
  const highlight = highlighter(query);
  return stored.map((hit) => toSuggestion(hit, highlight));
}

function toHit({ names, ...hit }: StoredHit, highlight: Highlighter | null): Hit {
  if (!highlight) return { ...hit, highlight: {} };
  const matched = firstMatch(names, highlight);
  return {
    ...hit,
    highlight: {
      name: highlight(hit.name),
      designation: highlight(hit.designation),
      summary: highlight(hit.summary),
      manufacturers: highlight(hit.manufacturers.join(", ")),
      ...(matched ? { names: matched } : {}),
    },
  };
}

function toSuggestion(
  { slug, name, designation, status, category, names }: StoredHit,
  highlight: Highlighter,
): Suggestion {
  const plain = [name, designation].some((text) => isMatched(highlight(text)));
  const other = plain ? undefined : names.find(({ text }) => isMatched(highlight(text)));
  return { slug, name, designation, status, category, reason: other ? { kind: other.kind, text: other.text } : null };
}

function firstMatch(names: StoredHit["names"], highlight: Highlighter): readonly Segment[] | null {
  for (const { text } of names) {
    const segments = highlight(text);
    if (isMatched(segments)) return segments;
  }
  return null;
}

const isMatched = (segments: readonly Segment[]) => segments.some((segment) => segment.match);
