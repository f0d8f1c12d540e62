import { RichText } from "@/components/language/rich-text";
import { words } from "@/components/language/words";
import { SearchBox } from "@/components/search/search-box";
import { WayLink } from "@/components/ui/way-link";
import { emptySearch } from "@/lib/core/search/search-state";

/** What stands where an address leads nowhere. */
export function NotFoundNote() {
  const { text } = words();
  return (
    <div className="frame max-w-3xl py-16">
      <h1 className="text-2xl">{text("notFound.title")}</h1>
      <p className="mt-3 mb-6">{text("notFound.advice")}</p>
      <SearchBox state={emptySearch()} />
      <p className="mt-6">
        <RichText
          of="notFound.ways"
          tags={{
            list: (inner) => <WayLink href="/platforms">{inner}</WayLink>,
            start: (inner) => <WayLink href="/">{inner}</WayLink>,
          }}
        />
      </p>
    </div>
  );
}
