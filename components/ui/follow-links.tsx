"use client";

import { useRouter } from "next/navigation";
import { startTransition, useEffect } from "react";

/** Follows the site's own links (`WayLink`) in place: one listener for all of them. What a reader wants in a tab of its own is the browser's. */
export function FollowLinks() {
  const router = useRouter();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0) return;
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const link = (event.target as Element).closest?.<HTMLAnchorElement>("a[data-way]");
      if (!link) return;
      event.preventDefault();
      const { pathname, search, hash, dataset } = link;
      startTransition(() => router.push(pathname + search + hash, { scroll: dataset.way !== "stay" }));
    };
    // On the window: what React's own listeners have taken care of, on the document, is known by then.
    addEventListener("click", follow);
    return () => removeEventListener("click", follow);
  }, [router]);
  return null;
}
