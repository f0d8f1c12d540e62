import { RichText } from "@/components/language/rich-text";
import { words } from "@/components/language/words";
import { SearchBox } from "@/components/search/search-box";
import { WayLink } from "@/components/ui/way-link";
import { emptySearch } from "@/lib/core/search/search-state";

/** What stands where an address leads nowhere. */
export function NotFoundNote() {
  const { text } = words();
  return <NothingHere title={text("notFound.title")} note={text("notFound.advice")} />;
}

/** A page that holds nothing: what to do instead, the search, and where to go. */
export const NothingHere = ({ title, note }: { title: string; note: string }) => (
  <div className="frame py-16">
    <div className="max-w-3xl">
      <h1 className="text-2xl">{title}</h1>
      <p className="mt-3 mb-6">{note}</p>
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
  </div>
);
