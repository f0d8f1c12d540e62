import { words } from "@/components/language/words";
import { WayLink } from "@/components/ui/way-link";
import type { Offer } from "@/lib/core/search/offers";
import { searchHref } from "@/lib/core/search/url-codec";

/** Filters that words of the query seem to mean, to be taken up or left. */
export function Offers({ offers }: { offers: readonly Offer[] }) {
  if (offers.length === 0) return null;
  const { text } = words();
  return (
    <p className="text-sm text-soft no-print">
      {text("offers.before")}{" "}
      {offers.map(({ facet, value, label, words: typed, state }, at) => (
        <span key={`${facet}=${value}`}>
          {at === 0 ? "" : at === offers.length - 1 ? text("offers.or") : ", "}
          <WayLink
            href={searchHref(state)}
            scroll={false}
            rel="nofollow"
            className="inline-block py-2 underline md:py-0"
          >
            {label}
          </WayLink>{" "}
          {text("offers.for", { words: typed })}
        </span>
      ))}
      {text("offers.after")}
    </p>
  );
}
