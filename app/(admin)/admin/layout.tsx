import type { Metadata } from "next";
import type { ReactNode } from "react";

import { signOutHere } from "@/app/(admin)/admin/actions";
import { asPage } from "@/app/_server/as-page";
import { requireSignedIn } from "@/app/_server/require-actor";
import { DeskFrame } from "@/components/admin/desk-frame";

export const metadata: Metadata = { robots: { index: false, follow: false } };

/** The frame of the desk. It asks who is there to draw their name; each page and action below asks for itself. */
export default asPage(async function DeskLayout({ children }: { children: ReactNode }) {
  const { actor, user } = await requireSignedIn();
  return (
    <DeskFrame actor={actor} name={user.name} signOut={signOutHere}>
      {children}
    </DeskFrame>
  );
});
