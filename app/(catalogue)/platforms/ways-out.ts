import { words } from "@/components/language/words";
import { appliedFilters } from "@/components/search/applied-filters";
import type { WayOut } from "@/components/search/no-results";
import type { Context } from "@/lib/catalogue/context";
import { searchPlatforms } from "@/lib/catalogue/queries/search-platforms";
import { offersFor } from "@/lib/core/search/offers";
import type { SearchState } from "@/lib/core/search/search-state";
import { emptySearch, withChange, withoutFilters } from "@/lib/core/search/search-state";
import { searchHref } from "@/lib/core/search/url-codec";

/** More filters than a reader chooses by hand; each costs a search. */
const FILTERS_TRIED = 12;

/** The ways out of a search that found nothing, each tried: none is offered that leads to nothing again. */
export async function findWaysOut(services: Pick<Context, "engines" | "clock">, state: SearchState): Promise<WayOut[]> {
  const { text } = words();
  const applied = appliedFilters(state);
  const { query } = state;
  // Words that nothing has may still mean a filter. Which values there are the whole catalogue tells: here all counts are nil.
  const everything = query ? (await searchPlatforms(services, { ...emptySearch(), perPage: 1 })).facets : null;
  const candidates = [
    ...(everything ? offersFor(state, everything, words()) : []).map(({ label, state: meant }) => ({
      label,
      state: meant,
    })),
    ...(query && applied.length > 0
      ? [{ label: text("none.withoutFilters", { query }), state: withoutFilters(state) }]
      : []),
    ...(query && applied.length > 0
      ? [{ label: text("none.withoutWords"), state: withChange(state, { query: "" }) }]
      : []),
    // With a single filter and no words, dropping it is starting again.
    ...(query || applied.length > 1 ? applied.slice(0, FILTERS_TRIED) : []).map(({ label, value, without }) => ({
      label: text("none.drop", { label, value }),
      state: without,
    })),
    { label: text("none.all"), state: emptySearch() },
  ];
  // With one filter "without filters" and "drop the filter" are the same search.
  const ways = [...new Map([...candidates].reverse().map((way) => [searchHref(way.state), way])).values()].reverse();
  const tried = await Promise.all(
    ways.map(async (way) => ({
      ...way,
      total: (await searchPlatforms(services, { ...way.state, page: 1, perPage: 1 })).total,
    })),
  );
  return tried.filter((way) => way.total > 0);
}
