import { answerSearch } from "@/app/_server/answer-search";
import { badParameters, guarded, json } from "@/app/_server/respond";
import { parseSearchState } from "@/lib/core/search/url-codec";

/** Sent by our own page with requests for half-typed words, which are not counted as searches. */
const TYPING = "x-typing";

export const GET = guarded(async (request) => {
  const { state, notices } = parseSearchState(new URL(request.url).searchParams);
  if (notices.length > 0) return badParameters(notices);
  const results = await answerSearch(state, { typing: request.headers.has(TYPING) });
  return json(request, results, { etagOf: { ...results, tookMs: 0 } });
});
