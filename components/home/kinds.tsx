import { words } from "@/components/language/words";
import { Silhouette } from "@/components/platform/silhouette";
import { WayLink } from "@/components/ui/way-link";
import type { FacetCounts } from "@/lib/core/search/results";
import { emptySearch, withChange } from "@/lib/core/search/search-state";
import { searchHref } from "@/lib/core/search/url-codec";
import type { Category, CategoryGroup } from "@/lib/core/taxonomy/categories";
import { CATEGORIES, CATEGORY_GROUPS } from "@/lib/core/taxonomy/categories";

/** The category whose side view stands for its group. */
const STANDS_FOR: Record<CategoryGroup, Category> = {
  aeroplanes: "fighter-aircraft",
  helicopters: "utility-helicopter",
  uncrewed: "unmanned-aerial-vehicle",
  armour: "main-battle-tank",
  artillery: "towed-howitzer",
  missiles: "air-to-surface-missile",
  "air-defence": "surface-to-air-missile",
  ships: "frigate",
  "naval-weapons": "torpedo",
  sensors: "radar",
  infantry: "small-arm",
};

/** The catalogue by kind: each group with its side view and how many it holds. */
export function Kinds({ counts }: { counts: FacetCounts }) {
  const groups = CATEGORY_GROUPS.entries
    .map((group) => {
      const categories = CATEGORIES.entries
        .filter((category) => category.group === group.code && counts.category[category.code])
        .map((category) => category.code);
      // A platform has one category, so the counts of a group add up.
      return { ...group, categories, count: categories.reduce((sum, code) => sum + (counts.category[code] ?? 0), 0) };
    })
    .filter((group) => group.count > 0);
  return (
    <ul className="grid grid-cols-2 gap-x-6 sm:grid-cols-3 md:gap-x-10 lg:grid-cols-4">
      {groups.map((group) => (
        <li key={group.code} className="border-b border-rule">
          <WayLink
            href={searchHref(
              withChange(emptySearch(), { facets: { ...emptySearch().facets, category: group.categories } }),
            )}
            className="flex h-full flex-col gap-3 py-4 text-ink no-underline group"
          >
            <span className="max-w-28 text-soft">
              <Silhouette category={STANDS_FOR[group.code]} plate />
            </span>
            <span className="mt-auto">
              <span className="strong block group-hover:underline">{words().label("categoryGroup", group.code)}</span>
              <span className="text-sm text-soft tabular-nums">
                {words().text("count.platforms", { count: group.count })}
              </span>
            </span>
          </WayLink>
        </li>
      ))}
    </ul>
  );
}
