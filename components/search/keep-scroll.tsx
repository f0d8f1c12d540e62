"use client";

import { useLayoutEffect } from "react";

import { listen } from "@/components/search/page-gestures";

/** Whether this document has shown a list before: the browser itself puts the reader in place in the one it was loaded with. */
let hasShown = false;

/**
 * Keeps where a reader was in each list of their history. Browsers do that too, but at the moment of going back: while the list is
 * still on its way they measure by whatever page stands there. Browsers without the Navigation API are left to themselves.
 * @param search what the list shows; each time it changes the reader is put where they were in this entry of the history
 */
export function KeepScroll({ search }: { readonly search: string }) {
  useLayoutEffect(() => {
    const wasLoaded = !hasShown && performance.getEntriesByType("navigation")[0]?.name === location.href;
    hasShown = true;
    const [key, places] = [currentKey(), storage()];
    if (key === undefined || !places) return;
    const kept = places.getItem(`scroll:${key}`);
    if (kept !== null && !wasLoaded) scrollTo(0, Number(kept));
    return listen(
      "scroll",
      () => {
        // What moves the page while another entry is on its way is not the reader.
        if (currentKey() === key) places.setItem(`scroll:${key}`, String(Math.round(scrollY)));
      },
      { passive: true },
    );
  }, [search]);
  return null;
}

const currentKey = (): string | undefined => ("navigation" in globalThis ? navigation.currentEntry?.key : undefined);

/** What lasts as long as the tab, reloads included; null where the reader's browser keeps nothing for sites. */
function storage(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}
