import { RichText } from "@/components/language/rich-text";
import { words } from "@/components/language/words";
import { SearchBox } from "@/components/search/search-box";
import { WayLink } from "@/components/ui/way-link";
import { emptySearch } from "@/lib/core/search/search-state";

/** What stands where an address leads nowhere. */
export function NotFoundNote() {
  const { text } = words();
  return (
    <div className="frame py-16">
      <div className="max-w-3xl">
        <h1 className="text-2xl">{text("notFound.title")}</h1>
        <p className="mt-3 mb-6">{text("notFound.advice")}</p>
        <SearchBox state={emptySearch()} />
        <WaysOn />
      </div>
    </div>
  );
}

/** Where to go from a page that holds nothing. */
export const WaysOn = () => (
  <p className="mt-6">
    <RichText
      of="notFound.ways"
      tags={{
        list: (inner) => <WayLink href="/platforms">{inner}</WayLink>,
        start: (inner) => <WayLink href="/">{inner}</WayLink>,
      }}
    />
  </p>
);
