import { byRange } from "@/lib/core/search/ranges";
import { emptySearch, type SearchState } from "@/lib/core/search/search-state";
import { CATEGORIES } from "@/lib/core/taxonomy/categories";
import { DOMAINS } from "@/lib/core/taxonomy/domains";
import { ROUTES } from "@/lib/core/taxonomy/routes";
import { STAGES, STATUSES } from "@/lib/core/taxonomy/statuses";
import type { RandomNumbers } from "@/tests/support/random-numbers";

/** Any search that an address can say, whether or not something is found by it. */
export function anySearch(random: RandomNumbers): SearchState {
  const of = (values: readonly string[]) => [...random.some(values, random.between(0, 3))].sort();
  const query = random.pick(["", "p-8i", `"air force" & 100% +more`, "तोप", "a=b&c#d?"]);
  const [from, to] = [random.between(1850, 2100), random.between(1850, 2100)].sort((a, b) => a - b) as [number, number];
  const names = ["Indian Navy", "L&T", "Bar|Works, 50%", "Société", "none"];
  return {
    ...emptySearch(),
    query,
    facets: {
      stage: of(STAGES.codes),
      status: of(STATUSES.codes),
      domain: of(DOMAINS.codes),
      category: of(CATEGORIES.codes),
      operator: of(["IN", "US", "none"]),
      service: of(names),
      origin: of(["FR", "none"]),
      manufacturer: of(names),
      route: of(ROUTES.codes),
    },
    ranges: byRange(({ key }) => ({
      from: random.chance(0.5) ? (key === "introduced" ? from : from / 8) : null,
      to: random.chance(0.5) ? to : null,
    })),
    sort: random.pick([
      ...(query ? (["relevance"] as const) : []),
      "name",
      "-name",
      "introduced",
      "-introduced",
      "-updated",
    ]),
    page: random.pick([1, 2, 10_000]),
    perPage: random.pick([1, 24, 100]),
    view: random.pick(["list", "compact", "table"]),
  };
}
