"use client";

import { usePathname } from "next/navigation";

type Props = { readonly links: readonly { readonly href: string; readonly label: string }[] };

/** The links of the desk's navigation, the part marked that one is in. Plain anchors, followed in place like every `WayLink`. */
export function DeskLinks({ links }: Props) {
  const path = usePathname();
  const isHere = (href: string) => path === href || (href !== "/admin" && path.startsWith(`${href}/`));
  return links.map(({ href, label }) => (
    <a
      key={href}
      href={href}
      data-way=""
      aria-current={isHere(href) ? "page" : undefined}
      className="inline-flex min-h-11 items-center px-2 text-ink no-underline aria-[current]:underline aria-[current]:decoration-2 aria-[current]:underline-offset-8"
    >
      {label}
    </a>
  ));
}
