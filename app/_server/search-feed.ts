import "server-only";

import { changeEntry } from "@/app/_server/changes-feed";
import { context } from "@/app/_server/context";
import { feedResponse, urn, type Feed, type FeedFormat } from "@/app/_server/feed";
import { badParameters, guarded } from "@/app/_server/respond";
import { siteUrl } from "@/app/_server/site-address";
import { searchTitle } from "@/components/search/search-title";
import { SITE_NAME } from "@/components/site/site-name";
import { followSearch } from "@/lib/catalogue/queries/follow-search";
import type { PublishedChange } from "@/lib/core/changes/change-log";
import { feedHref } from "@/lib/core/search/feed-address";
import type { SearchState } from "@/lib/core/search/search-state";
import { parseSearchState, searchHref } from "@/lib/core/search/url-codec";

/** Answers with the records of a search, the last changed first: a search that is kept as a link, and needs no account. */
export const searchFeedRoute = (format: FeedFormat) =>
  guarded(async (request) => {
    const { state, notices } = parseSearchState(new URL(request.url).searchParams);
    if (notices.length > 0) return badParameters(notices);
    return feedResponse(request, searchFeed(await followSearch(await context(), state), state, siteUrl()), format);
  });

/** The feed of a search. An entry's id is that of the same change in the feed of all changes. */
const searchFeed = (changes: readonly PublishedChange[], state: SearchState, site: string): Feed => ({
  id: urn(`feed of ${feedHref(state, "atom")}`),
  title: `${SITE_NAME}: ${searchTitle(state)}`,
  page: `${site}${searchHref({ ...state, page: 1, sort: "-updated" })}`,
  self: { atom: `${site}${feedHref(state, "atom")}`, json: `${site}${feedHref(state, "json")}` },
  entries: changes.map((change) => changeEntry(change, site)),
});
