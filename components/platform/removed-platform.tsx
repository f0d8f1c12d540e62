import { SearchBox } from "@/components/search/search-box";
import { emptySearch } from "@/lib/core/search/search-state";

/** Stands where a record was that the catalogue no longer holds. */
export function RemovedPlatform() {
  return (
    <div className="frame max-w-3xl py-16">
      <h1 className="text-2xl">This record was removed</h1>
      <p className="mt-3 mb-6">
        It was in the catalogue and has been taken out. Its address will not be given to another record.
      </p>
      <SearchBox state={emptySearch()} />
    </div>
  );
}
