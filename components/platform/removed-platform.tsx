import { words } from "@/components/language/words";
import { SearchBox } from "@/components/search/search-box";
import { WaysOn } from "@/components/site/not-found-note";
import { emptySearch } from "@/lib/core/search/search-state";

/** Stands where a record was that the catalogue no longer holds. */
export function RemovedPlatform() {
  const { text } = words();
  return (
    <div className="frame py-16">
      <div className="max-w-3xl">
        <h1 className="text-2xl">{text("removed.title")}</h1>
        <p className="mt-3 mb-6">{text("removed.note")}</p>
        <SearchBox state={emptySearch()} />
        <WaysOn />
      </div>
    </div>
  );
}
