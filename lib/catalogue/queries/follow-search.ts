import type { Context } from "@/lib/catalogue/context";
import { toPublishedChange } from "@/lib/catalogue/queries/list-changes";
import { searchPlatforms } from "@/lib/catalogue/queries/search-platforms";
import type { PublishedChange } from "@/lib/core/changes/change-log";
import type { SearchState } from "@/lib/core/search/search-state";
import { readLastChanges } from "@/lib/store/published-changes";

/** Records of a search that are told. */
const FOLLOWED = 50;

/** The records that a search finds, the last changed first, each with its last publication in words. */
export async function followSearch(
  context: Pick<Context, "store" | "engines" | "clock">,
  state: SearchState,
): Promise<PublishedChange[]> {
  const { hits } = await searchPlatforms(context, { ...state, sort: "-updated", page: 1, perPage: FOLLOWED });
  const changes = await readLastChanges(
    context.store.read,
    hits.map(({ slug }) => slug),
  );
  const bySlug = new Map(changes.map((change) => [change.slug, change]));
  return hits.flatMap(({ slug }) => {
    const change = bySlug.get(slug);
    return change ? [toPublishedChange(change)] : [];
  });
}
