import type { ReactNode } from "react";

import { words } from "@/components/language/words";
import { WayLink } from "@/components/ui/way-link";

/** The head of every page with a navigation, public or of the desk: the way past it, the name that leads home, and what is given. */
export function FrameHeader({ children }: { children: ReactNode }) {
  return (
    <>
      <a href="#main" className="button absolute top-2 left-2 z-30 -translate-y-20 focus:translate-y-0">
        {words().text("site.skip")}
      </a>
      <header className="border-b border-rule no-print">
        <div className="frame flex flex-wrap items-center gap-x-4 gap-y-1 py-2 md:gap-x-8">
          {/* On a phone it leaves room beside it for what is small, and breaks before that does. */}
          <WayLink
            href="/"
            className="designation flex min-h-11 items-center text-lg leading-6 text-ink no-underline max-md:min-w-0 max-md:flex-1"
          >
            {words().text("site.name")}
          </WayLink>
          {children}
        </div>
      </header>
    </>
  );
}

/** A link of its navigation. */
export const SectionLink = ({ href, label }: { href: string; label: string }) => (
  <WayLink href={href} className="inline-flex min-h-11 items-center px-2 text-ink no-underline">
    {label}
  </WayLink>
);
