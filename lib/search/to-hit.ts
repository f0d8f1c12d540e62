import { highlight } from "@/lib/core/search/highlight";
import type { Hit, Segment, Suggestion } from "@/lib/core/search/results";
import type { StoredHit } from "@/lib/search/document";

/** What a list shows of a record for a query: the same whichever engine found it. */
export function toHit({ names, ...hit }: StoredHit, query: string): Hit {
  if (!query) return { ...hit, highlight: {} };
  const matched = names.map((name) => highlight(name.text, query)).find(isMatched);
  return {
    ...hit,
    highlight: {
      name: highlight(hit.name, query),
      designation: highlight(hit.designation, query),
      summary: highlight(hit.summary, query),
      manufacturers: highlight(hit.manufacturers.join(", "), query),
      ...(matched ? { names: matched } : {}),
    },
  };
}

/** What a suggestion shows, with the reason where it is not plain to see. */
export function toSuggestion(
  { slug, name, designation, status, category, names }: StoredHit,
  query: string,
): Suggestion {
  const plain = [name, designation].some((text) => isMatched(highlight(text, query)));
  const other = plain ? undefined : names.find(({ text }) => isMatched(highlight(text, query)));
  return { slug, name, designation, status, category, reason: other ? { kind: other.kind, text: other.text } : null };
}

const isMatched = (segments: readonly Segment[]) => segments.some((segment) => segment.match);
