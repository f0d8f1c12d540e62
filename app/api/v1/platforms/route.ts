import { context } from "@/app/_server/context";
import { badParameters, guarded, json } from "@/app/_server/respond";
import { searchPlatforms } from "@/lib/catalogue/queries/search-platforms";
import { parseSearchState } from "@/lib/core/search/url-codec";

export const GET = guarded(async (request) => {
  const { state, notices } = parseSearchState(new URL(request.url).searchParams);
  if (notices.length > 0) return badParameters(notices);
  const results = await searchPlatforms(await context(), state);
  return json(request, results, { etagOf: { ...results, tookMs: 0 } });
});
