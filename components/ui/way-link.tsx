import Link from "next/link";
import type { ComponentProps } from "react";

import { inThisLanguage } from "@/components/language/current-language";

type Props = Omit<ComponentProps<typeof Link>, "prefetch" | "href"> & { readonly href: string };

/** A link within the site, in the language of the page. A page of results has a hundred of them: none is fetched before it is chosen.
 *  Without JavaScript it is a plain anchor; with it the page changes in place, so that focus and open panels stay. */
export function WayLink({ href, ...props }: Props) {
  return <Link {...props} href={inThisLanguage(href)} prefetch={false} />;
}
