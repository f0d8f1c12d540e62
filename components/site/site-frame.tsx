import type { ReactNode } from "react";

import { SearchBox } from "@/components/search/search-box";
import { SITE_NAME } from "@/components/site/site-name";
import { WayLink } from "@/components/ui/way-link";
import type { SearchState } from "@/lib/core/search/search-state";
import { emptySearch, withToggled } from "@/lib/core/search/search-state";
import { searchHref } from "@/lib/core/search/url-codec";

const SECTIONS = [
  { label: "All platforms", href: searchHref(emptySearch()) },
  { label: "In service", href: searchHref(withToggled(emptySearch(), "stage", "in-service")) },
  { label: "Coming", href: searchHref(withToggled(emptySearch(), "stage", "coming")) },
  { label: "Past", href: searchHref(withToggled(emptySearch(), "stage", "past")) },
];

type Props = {
  /** What the header's box shows; null where the page has a box of its own. */
  search?: SearchState | null;
  /** The page is a list that follows what is typed in the box. */
  live?: boolean;
  children: ReactNode;
};

/** Header, main and footer of every public page. */
export function SiteFrame({ search = emptySearch(), live = false, children }: Props) {
  return (
    <div className="flex min-h-dvh flex-col">
      <a href="#main" className="button absolute top-2 left-2 z-30 -translate-y-20 focus:translate-y-0">
        Skip to content
      </a>
      <header className="border-b border-rule no-print">
        <div className="frame flex flex-wrap items-center gap-x-8 gap-y-1 py-2">
          <WayLink href="/" className="designation flex min-h-11 items-center text-lg text-ink no-underline">
            {SITE_NAME}
          </WayLink>
          {search ? (
            <div className="order-last w-full py-1 lg:order-none lg:w-auto lg:max-w-xl lg:flex-1">
              <SearchBox state={search} live={live} />
            </div>
          ) : null}
          <nav aria-label="Sections" className={`-mx-2 flex flex-wrap text-sm ${search ? "" : "md:ml-auto"}`}>
            {SECTIONS.map(({ label, href }) => (
              <WayLink key={href} href={href} className="inline-flex min-h-11 items-center px-2 text-ink no-underline">
                {label}
              </WayLink>
            ))}
          </nav>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      <footer className="mt-16 border-t border-rule text-sm text-soft">
        <div className="frame py-6">
          <p className="max-w-[70ch]">
            Every figure carries the number of its source and the date up to which it is known. Where sources disagree,
            both are shown. What no source states is left blank.
          </p>
        </div>
      </footer>
    </div>
  );
}
