import type { ReactNode } from "react";

import { DeskLinks } from "@/components/admin/desk-links";
import { DESK_SECTIONS } from "@/components/admin/desk-sections";
import { FrameHeader } from "@/components/site/frame-header";
import { can, type Actor } from "@/lib/core/access/access";

type Props = {
  readonly actor: Actor;
  readonly name: string;
  readonly signOut: () => Promise<void>;
  readonly children: ReactNode;
};

/** Header, main and navigation of every page of the desk. */
export function DeskFrame({ actor, name, signOut, children }: Props) {
  return (
    <div className="flex min-h-dvh flex-col">
      <FrameHeader>
        <form action={signOut} className="ml-auto flex items-center gap-x-3 text-sm max-md:flex-col max-md:items-end">
          <span className="text-soft max-md:text-xs">
            {name}, {actor.role}
          </span>
          <button type="submit" className="button">
            Sign out
          </button>
        </form>
        {/* A line of its own: an administrator has fifteen parts, and a phone room for three beside each other. */}
        <nav aria-label="Desk" className="-mx-2 flex w-[calc(100%+1rem)] flex-wrap text-sm">
          <DeskLinks
            links={[
              { href: "/admin", label: "Desk" },
              ...DESK_SECTIONS.filter(({ action }) => can(actor, action)).map(({ href, label }) => ({ href, label })),
            ]}
          />
        </nav>
      </FrameHeader>
      <main id="main" tabIndex={-1} className="frame flex-1 py-8 outline-none">
        {children}
      </main>
    </div>
  );
}
