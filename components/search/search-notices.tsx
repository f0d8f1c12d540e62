import type { SearchResults } from "@/lib/core/search/results";
import type { Notice } from "@/lib/core/search/url-codec";

/** What was dropped from the address, what the search has to say of its answer, and whether it runs in its reduced form. */
export function SearchNotices({ notices, results }: { notices: readonly Notice[]; results: SearchResults }) {
  return (
    <>
      {results.notices.map(({ message }) => (
        <p key={message} className="border-l-4 border-edge bg-well px-4 py-3 text-sm">
          {message}
        </p>
      ))}
      {notices.length > 0 ? (
        <div className="border-l-4 border-edge bg-well px-4 py-3 text-sm">
          <p className="strong">Part of this address was not used</p>
          <ul className="mt-1 list-disc pl-5">
            {notices.map((notice, at) => (
              <li key={at}>{notice.message}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {results.engine === "postgresql" ? (
        <p className="border-l-4 border-edge bg-well px-4 py-3 text-sm">
          Search runs in a reduced form for the moment: results and counts are complete, but spelling is taken more
          literally.
        </p>
      ) : null}
    </>
  );
}
