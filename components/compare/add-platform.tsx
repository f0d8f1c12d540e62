import { Silhouette } from "@/components/platform/silhouette";
import { WayLink } from "@/components/ui/way-link";
import type { Comparison } from "@/lib/core/compare/compare-address";
import { compareHref } from "@/lib/core/compare/compare-address";
import type { Suggestion } from "@/lib/core/search/results";
import { CATEGORIES } from "@/lib/core/taxonomy/categories";

/** A plain form: what is typed is looked for as in every search box, and a single match is added at once. */
export function AddPlatform({ comparison, offers }: { comparison: Comparison; offers: readonly Suggestion[] }) {
  const { slugs, add, onlyDifferences } = comparison;
  return (
    <div className="no-print">
      <form action="/compare" method="get" className="flex max-w-xl gap-2" role="search" aria-label="Add a platform">
        {slugs.map((slug) => (
          <input key={slug} type="hidden" name="p" value={slug} />
        ))}
        {onlyDifferences ? <input type="hidden" name="only" value="differences" /> : null}
        <label className="min-w-0 flex-1">
          <span className="sr-only">Name or designation of a platform to add</span>
          <input
            key={add}
            type="search"
            name="add"
            defaultValue={add}
            maxLength={200}
            placeholder="Name or designation"
            autoComplete="off"
            className="field w-full"
          />
        </label>
        <button type="submit" className="button">
          Add
        </button>
      </form>
      {add && offers.length === 0 ? (
        <p className="mt-3 text-sm">
          Nothing more was found for “{add}”. <WayLink href="/platforms">Look through all platforms</WayLink>
        </p>
      ) : null}
      {offers.length > 0 ? (
        <div className="mt-3 max-w-xl">
          <h2 className="text-sm">Which one is meant by “{add}”?</h2>
          <ul className="text-sm">
            {offers.map((offer) => (
              <li key={offer.slug} className="border-b border-rule">
                <WayLink
                  href={compareHref({ slugs: [...slugs, offer.slug], onlyDifferences })}
                  className="flex min-h-11 items-center gap-x-3 py-1 text-ink no-underline hover:bg-well"
                >
                  <span className="text-soft">
                    <Silhouette category={offer.category} />
                  </span>
                  <span>
                    <span className="sr-only">Add </span>
                    <span className="designation mr-2 text-base">{offer.designation}</span>{" "}
                    {offer.name === offer.designation ? null : offer.name}
                    <span className="text-soft">, {CATEGORIES.labelOf(offer.category).toLowerCase()}</span>
                  </span>
                </WayLink>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}
