import type { Metadata } from "next";

import { WayLink } from "@/components/ui/way-link";

export const metadata: Metadata = { title: "Not allowed", robots: { index: false } };

/** Somebody is signed in, but their role does not include this. */
export default function Forbidden() {
  return (
    <main className="frame max-w-3xl py-16">
      <h1 className="text-2xl">Your role does not include this</h1>
      <p className="mt-3">Ask an administrator to do it, or to give you another role.</p>
      <p className="mt-6">
        <WayLink href="/admin">Go to the desk</WayLink>
      </p>
    </main>
  );
}
