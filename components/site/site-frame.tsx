import type { ReactNode } from "react";

import { LanguageSwitch } from "@/components/language/language-switch";
import { words } from "@/components/language/words";
import { SearchBox } from "@/components/search/search-box";
import { FrameHeader, SectionLink } from "@/components/site/frame-header";
import { WayLink } from "@/components/ui/way-link";
import type { SearchState } from "@/lib/core/search/search-state";
import { emptySearch } from "@/lib/core/search/search-state";
import { searchHref } from "@/lib/core/search/url-codec";

const SECTIONS = [
  { label: "platforms.title", href: searchHref(emptySearch()) },
  { label: "programmes.title", href: "/programmes" },
  { label: "changes.title", href: "/changes" },
  { label: "sources.title", href: "/sources" },
] as const;

type Props = {
  /** What the header's box shows; null where the page has a box of its own. */
  search?: SearchState | null;
  /** The page is a list that follows what is typed in the box. */
  live?: boolean;
  children: ReactNode;
};

/** Header, main and footer of every public page. */
export function SiteFrame({ search = emptySearch(), live = false, children }: Props) {
  const { text } = words();
  return (
    <div className="flex min-h-dvh flex-col">
      <FrameHeader>
        {search ? (
          <div className="order-last w-full py-1 xl:order-none xl:w-auto xl:max-w-xl xl:flex-1">
            <SearchBox state={search} live={live} />
          </div>
        ) : null}
        <nav
          aria-label={text("site.sections")}
          className={`-mx-2 flex flex-wrap text-sm max-md:order-1 max-md:w-full ${search ? "" : "md:ml-auto"}`}
        >
          {SECTIONS.map(({ label, href }) => (
            <SectionLink key={href} href={href} label={text(label)} />
          ))}
        </nav>
        <LanguageSwitch className={`max-md:-mr-2 ${search ? "md:ml-auto" : ""}`} />
      </FrameHeader>
      <main id="main" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      <footer className="mt-16 border-t border-rule text-sm text-soft">
        <div className="frame py-6">
          <p className="max-w-[70ch]">{text("site.promise")}</p>
          <ul className="mt-2 flex flex-wrap gap-x-5 no-print">
            <li>
              <WayLink href="/compare" className="inline-flex min-h-11 items-center underline md:min-h-8">
                {text("compare.empty")}
              </WayLink>
            </li>
            <li>
              <WayLink href="/about/data" className="inline-flex min-h-11 items-center underline md:min-h-8">
                {text("about.title")}
              </WayLink>
            </li>
            <li>
              <a href="/changes.atom" className="inline-flex min-h-11 items-center underline md:min-h-8">
                {text("site.feed")}
              </a>
            </li>
          </ul>
        </div>
      </footer>
    </div>
  );
}
