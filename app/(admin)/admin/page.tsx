import type { Metadata } from "next";

import { asFramedPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { orTurnAway } from "@/app/_server/forms";
import { requireActor } from "@/app/_server/require-actor";
import { DESK_SECTIONS } from "@/components/admin/desk-sections";
import { OwnWork } from "@/components/admin/own-work";
import { RecordsHead } from "@/components/admin/records-head";
import { WayLink } from "@/components/ui/way-link";
import { listOwnWork } from "@/lib/catalogue/queries/list-own-work";
import { can } from "@/lib/core/access/access";

export const metadata: Metadata = { title: "Desk" };

export default asFramedPage(async function DeskPage() {
  const actor = await requireActor();
  const own = orTurnAway(await listOwnWork(await context(), actor));
  return (
    <>
      <RecordsHead title="Desk" mayCreate={can(actor, "draft:create")} />
      <OwnWork {...own} />
      <ul className="mt-8 grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
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
