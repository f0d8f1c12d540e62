import { inThisLanguage } from "@/components/language/current-language";
import { words } from "@/components/language/words";
import { pagesAround } from "@/components/ui/pages-around";

type Props = {
  readonly page: number;
  readonly last: number;
  /** The address of a page, with the anchor of the heading under which it begins. */
  readonly hrefOf: (page: number) => string;
};

/** Ways to the other pages. They are plain anchors to the results' heading: a full load moves the focus there, where a change
 *  in place would leave it on a link that is gone. */
export function PageLinks({ page: asked, last, hrefOf }: Props) {
  if (last <= 1) return null;
  const { text } = words();
  const page = Math.min(asked, last);
  return (
    <nav aria-label={text("pages.label")} className="mt-6 flex flex-wrap items-center gap-2 text-sm no-print">
      {page > 1 ? (
        <a href={inThisLanguage(hrefOf(page - 1))} rel="prev" className="button">
          {text("pages.previous")}
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
                href={inThisLanguage(hrefOf(to))}
                aria-label={text("pages.page", { page: to })}
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
        <a href={inThisLanguage(hrefOf(page + 1))} rel="next" className="button">
          {text("pages.next")}
        </a>
      ) : null}
    </nav>
  );
}
