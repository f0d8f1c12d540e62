import { inThisLanguage } from "@/components/language/current-language";
import { words } from "@/components/language/words";
import { Silhouette } from "@/components/platform/silhouette";
import { WayLink } from "@/components/ui/way-link";
import type { Comparison } from "@/lib/core/compare/compare-address";
import { compareHref } from "@/lib/core/compare/compare-address";
import { nameBeside } from "@/lib/core/platform/full-name";
import type { Suggestion } from "@/lib/core/search/results";

/** A plain form: what is typed is looked for as in every search box, and a single match is added at once. */
export function AddPlatform({ comparison, offers }: { comparison: Comparison; offers: readonly Suggestion[] }) {
  const { text, inSentence } = words();
  const { slugs, add, onlyDifferences } = comparison;
  return (
    <div className="no-print">
      <form
        action={inThisLanguage("/compare")}
        method="get"
        className="flex max-w-xl gap-2"
        role="search"
        aria-label={text("compare.addLabel")}
      >
        {slugs.map((slug) => (
          <input key={slug} type="hidden" name="p" value={slug} />
        ))}
        {onlyDifferences ? <input type="hidden" name="only" value="differences" /> : null}
        <label className="min-w-0 flex-1">
          <span className="sr-only">{text("compare.addHint")}</span>
          <input
            key={add}
            type="search"
            name="add"
            defaultValue={add}
            maxLength={200}
            placeholder={text("search.placeholder")}
            autoComplete="off"
            className="field w-full"
          />
        </label>
        <button type="submit" className="button">
          {text("compare.add")}
        </button>
      </form>
      {add && offers.length === 0 ? (
        <p className="mt-3 text-sm">
          {text("compare.nothingMore", { words: add })}{" "}
          <WayLink href="/platforms">{text("compare.lookThrough")}</WayLink>
        </p>
      ) : null}
      {offers.length > 0 ? (
        <div className="mt-3 max-w-xl">
          <h2 className="text-sm">{text("compare.which", { words: add })}</h2>
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
                    <span className="sr-only">{text("compare.add")} </span>
                    <span className="designation mr-2 text-base">{offer.designation}</span> {nameBeside(offer)}
                    <span className="text-soft">, {inSentence("category", offer.category)}</span>
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
