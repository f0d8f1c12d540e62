import { context } from "@/app/_server/context";
import { guarded, json, otherMethods } from "@/app/_server/respond";
import { suggestPlatforms } from "@/lib/catalogue/queries/search-platforms";
import { parseSearchState } from "@/lib/core/search/url-codec";

export const GET = guarded(async (request) => {
  // A half-typed query is never an error: what is too long is cut.
  const { state } = parseSearchState(new URL(request.url).searchParams);
  return json(request, await suggestPlatforms(await context(), state.query));
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
