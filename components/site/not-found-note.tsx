import { SearchBox } from "@/components/search/search-box";
import { WayLink } from "@/components/ui/way-link";
import { emptySearch } from "@/lib/core/search/search-state";

/** What stands where an address leads nowhere. */
export function NotFoundNote() {
  return (
    <div className="frame max-w-3xl py-16">
      <h1 className="text-2xl">There is nothing at this address</h1>
      <p className="mt-3 mb-6">The address may be mistyped. Search by a name or a designation, written in any way:</p>
      <SearchBox state={emptySearch()} />
      <p className="mt-6">
        <WayLink href="/platforms">See all platforms</WayLink> or <WayLink href="/">go to the start</WayLink>.
      </p>
    </div>
  );
}
