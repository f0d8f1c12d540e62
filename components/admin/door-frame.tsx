import type { ReactNode } from "react";

import { SITE_NAME } from "@/components/site/site-name";
import { WayLink } from "@/components/ui/way-link";

/** The pages before the desk: signing in, and links that let somebody in. */
export function DoorFrame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="mx-auto w-full max-w-md px-4 py-12">
      <p>
        <WayLink href="/" className="designation inline-flex min-h-11 items-center text-ink no-underline">
          {SITE_NAME}
        </WayLink>
      </p>
      <h1 className="mt-6 mb-6 text-2xl">{title}</h1>
      {children}
    </main>
  );
}
