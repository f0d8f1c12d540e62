import "server-only";

import { after } from "next/server";

import { context } from "@/app/_server/context";
import { searchPlatforms } from "@/lib/catalogue/queries/search-platforms";
import { isMissed } from "@/lib/core/search/is-missed";
import type { SearchResults } from "@/lib/core/search/results";
import type { SearchState } from "@/lib/core/search/search-state";
import { logger } from "@/lib/log";
import { countMiss } from "@/lib/store/missed-searches";

/** Answers a reader's search, and counts it, once it is answered, when no record had all its words. Words that are still being
 *  typed are not counted. */
export async function answerSearch(state: SearchState, { typing = false } = {}): Promise<SearchResults> {
  const catalogue = await context();
  const results = await searchPlatforms(catalogue, state);
  if (isMissed(results) && !typing) {
    after(() =>
      countMiss(catalogue.store, state.query, catalogue.clock()).catch((error: unknown) =>
        logger().warn({ err: error }, "A missed search could not be counted"),
      ),
    );
  }
  return results;
}
