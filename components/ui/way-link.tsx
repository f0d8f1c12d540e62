import type { ComponentProps } from "react";

import { inThisLanguage } from "@/components/language/current-language";

type Props = Omit<ComponentProps<"a">, "href"> & {
  readonly href: string;
  /** False where the reader stays at the same height of the page. */
  readonly scroll?: boolean;
};

/** A link within the site, in the language of the page: a plain anchor, of which a page has a hundred. Where scripts run, `FollowLinks`
 *  changes the page in place, so that focus and open panels stay. */
export function WayLink({ href, scroll = true, ...props }: Props) {
  return <a {...props} href={inThisLanguage(href)} data-way={scroll ? "" : "stay"} />;
}
