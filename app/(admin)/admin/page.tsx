import type { Metadata } from "next";

import { asFramedPage } from "@/app/_server/as-page";
import { requireActor } from "@/app/_server/require-actor";
import { DESK_SECTIONS } from "@/components/admin/desk-sections";
import { WayLink } from "@/components/ui/way-link";
import { can } from "@/lib/core/access/access";

export const metadata: Metadata = { title: "Desk" };

export default asFramedPage(async function DeskPage() {
  const actor = await requireActor();
  return (
    <>
      <h1 className="text-2xl">Desk</h1>
      <ul className="mt-6 grid gap-6 sm:grid-cols-2 lg:grid-cols-3">
        {DESK_SECTIONS.filter(({ action }) => can(actor, action)).map(({ href, label, about }) => (
          <li key={href} className="border-t border-rule pt-3">
            <h2 className="text-lg">
              <WayLink href={href} className="inline-flex min-h-11 items-center">
                {label}
              </WayLink>
            </h2>
            <p className="text-soft">{about}</p>
          </li>
        ))}
      </ul>
    </>
  );
});
