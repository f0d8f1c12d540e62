import { hasWords } from "@/lib/core/search/query-words";
import type { SearchResults } from "@/lib/core/search/results";

/** Whether a search missed: its words found nothing, or not as they were typed. Told by its first page alone. */
export const isMissed = ({ query, page, total, notices }: SearchResults): boolean =>
  hasWords(query) && page === 1 && (total === 0 || notices.length > 0);
