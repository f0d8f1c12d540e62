import { RichText } from "@/components/language/rich-text";
import { currentPlace } from "@/components/language/current-language";
import { words } from "@/components/language/words";
import { SearchBox } from "@/components/search/search-box";
import { WayLink } from "@/components/ui/way-link";
import { decodablePath } from "@/lib/core/decodable-path";
import { emptySearch } from "@/lib/core/search/search-state";
import { parseSearchState } from "@/lib/core/search/url-codec";

/** What stands where an address leads nowhere. Whoever guesses at `/platforms/p8i` is one press from P-8I. */
export function NotFoundNote() {
  const { text } = words();
  return <NothingHere title={text("notFound.title")} note={text("notFound.advice")} sought={nameInAddress()} />;
}

/** What the address of a record that is not there names, as words to search for; empty for other addresses. */
function nameInAddress(): string {
  const [, named] = /^\/platforms\/([^/?#]+)/.exec(decodablePath(currentPlace().rest)) ?? [];
  return named ? parseSearchState(new URLSearchParams({ q: decodeURIComponent(named) })).state.query : "";
}

/** A page that holds nothing: what to do instead, the search, and where to go. */
export const NothingHere = ({ title, note, sought = "" }: { title: string; note: string; sought?: string }) => (
  <div className="frame py-16">
    <div className="max-w-3xl">
      <h1 className="text-2xl">{title}</h1>
      <p className="mt-3 mb-6">{note}</p>
      <SearchBox state={{ ...emptySearch(), query: sought }} />
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
