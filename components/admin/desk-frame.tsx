import type { ReactNode } from "react";

import { DESK_SECTIONS } from "@/components/admin/desk-sections";
import { FrameHeader, SectionLink } from "@/components/site/frame-header";
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
        <nav aria-label="Desk" className="-mx-2 flex flex-wrap text-sm max-md:w-full">
          <SectionLink href="/admin" label="Desk" />
          {DESK_SECTIONS.filter(({ action }) => can(actor, action)).map(({ href, label }) => (
            <SectionLink key={href} href={href} label={label} />
          ))}
        </nav>
        <form action={signOut} className="flex items-center gap-3 text-sm md:ml-auto">
          <span className="text-soft">
            {name}, {actor.role}
          </span>
          <button type="submit" className="button">
            Sign out
          </button>
        </form>
      </FrameHeader>
      <main id="main" tabIndex={-1} className="frame flex-1 py-8 outline-none">
        {children}
      </main>
    </div>
  );
}
