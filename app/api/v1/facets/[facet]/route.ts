import { context } from "@/app/_server/context";
import { badParameters, guarded, json, otherMethods, problem } from "@/app/_server/respond";
import { findFacetValues } from "@/lib/catalogue/queries/find-facet-values";
import { FACET_KEYS, isFacetKey } from "@/lib/core/search/facets";
import { parseSearchState } from "@/lib/core/search/url-codec";

export const GET = guarded(async (request, { params }: { params: Promise<{ facet: string }> }) => {
  const { facet } = await params;
  if (!isFacetKey(facet)) return problem(404, "There is no such facet", `Facets are ${FACET_KEYS.join(", ")}.`);
  const search = new URL(request.url).searchParams;
  // Here `q` is what is typed to find a value; the filters of the search stand beside it.
  const typed = search.get("q") ?? "";
  search.delete("q");
  const { state, notices } = parseSearchState(search);
  if (notices.length > 0) return badParameters(notices);
  return json(request, { facet, values: await findFacetValues(await context(), state, facet, typed.slice(0, 200)) });
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
