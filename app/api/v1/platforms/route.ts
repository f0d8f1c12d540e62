import { answerSearch } from "@/app/_server/answer-search";
import { badParameters, guarded, jsonText, otherMethods } from "@/app/_server/respond";
import { parseSearchState } from "@/lib/core/search/url-codec";

/** Sent by our own page with requests for half-typed words, which are not counted as searches. */
const TYPING = "x-typing";

export const GET = guarded(async (request) => {
  const { state, notices } = parseSearchState(new URL(request.url).searchParams);
  if (notices.length > 0) return badParameters(notices);
  const { tookMs, ...results } = await answerSearch(state, { typing: request.headers.has(TYPING) });
  // The time it took is no part of what was found: an answer that is otherwise the same keeps its ETag.
  const found = JSON.stringify(results);
  return jsonText(request, `{"tookMs":${tookMs},${found.slice(1)}`, { etagOf: found });
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
