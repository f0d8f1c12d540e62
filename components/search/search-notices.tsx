import { words } from "@/components/language/words";
import { hasWords } from "@/lib/core/search/query-words";
import type { SearchResults } from "@/lib/core/search/results";
import type { Notice } from "@/lib/core/search/url-codec";

/** What was dropped from the address, what the search has to say of its answer, and whether it runs in its reduced form. */
export function SearchNotices({ notices, results }: { notices: readonly Notice[]; results: SearchResults }) {
  const { text } = words();
  return (
    <>
      {/* The one thing that an answer has to say of itself. */}
      {results.notices.length > 0 ? (
        <p className="border-l-4 border-edge bg-well px-4 py-3 text-sm">
          {text(hasWords(results.query) ? "notices.nearest" : "notices.noWords")}
        </p>
      ) : null}
      {notices.length > 0 ? (
        <div className="border-l-4 border-edge bg-well px-4 py-3 text-sm">
          <p className="strong">{text("notices.title")}</p>
          <ul className="mt-1 list-disc pl-5">
            {notices.map((notice, at) => (
              <li key={at}>{notice.message}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {results.engine === "postgresql" ? (
        <p className="border-l-4 border-edge bg-well px-4 py-3 text-sm">{text("notices.reduced")}</p>
      ) : null}
    </>
  );
}
