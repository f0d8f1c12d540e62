import { pagesAround } from "@/components/search/pages-around";
import type { SearchState } from "@/lib/core/search/search-state";
import { searchHref } from "@/lib/core/search/url-codec";

/** Ways to the other pages. They are plain anchors to the results' heading: a full load moves the focus there, where a change
 *  in place would leave it on a link that is gone. */
export function PageLinks({ state, total }: { state: SearchState; total: number }) {
  const last = Math.ceil(total / state.perPage);
  if (last <= 1) return null;
  const page = Math.min(state.page, last);
  const href = (to: number) => `${searchHref({ ...state, page: to })}#results`;
  return (
    <nav aria-label="Pages" className="mt-6 flex flex-wrap items-center gap-2 text-sm no-print">
      {page > 1 ? (
        <a href={href(page - 1)} rel="prev" className="button">
          ← Previous
        </a>
      ) : null}
      <ol className="contents">
        {pagesAround(page, last).map((to, at) =>
          to === null ? (
            <li key={`gap-${at}`} className="px-1 text-soft">
              …
            </li>
          ) : (
            <li key={to}>
              <a
                href={href(to)}
                aria-label={`Page ${to}`}
                aria-current={to === page ? "page" : undefined}
                className="button min-w-11 px-2 tabular-nums aria-[current]:border-accent aria-[current]:bg-accent-wash"
              >
                {to}
              </a>
            </li>
          ),
        )}
      </ol>
      {page < last ? (
        <a href={href(page + 1)} rel="next" className="button">
          Next →
        </a>
      ) : null}
    </nav>
  );
}
