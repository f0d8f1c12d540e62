import type { Metadata } from "next";

import { ForbiddenNote } from "@/components/site/forbidden-note";

export const metadata: Metadata = { title: "Not allowed", robots: { index: false } };

/** For an action that is refused; a page that is draws the same itself, by `asPage`. */
export default function Forbidden() {
  return (
    <main>
      <ForbiddenNote />
    </main>
  );
}
