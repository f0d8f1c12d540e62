import Link from "next/link";
import type { ComponentProps } from "react";

/** A link within the site. A page of results has a hundred of them: none is fetched before it is chosen.
 *  Without JavaScript it is a plain anchor; with it the page changes in place, so that focus and open panels stay. */
export function WayLink(props: Omit<ComponentProps<typeof Link>, "prefetch">) {
  return <Link {...props} prefetch={false} />;
}
