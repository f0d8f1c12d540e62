import type { Metadata } from "next";

import { invite, withdraw } from "@/app/(admin)/admin/users/actions";
import { asFramedPage } from "@/app/_server/as-page";
import { orTurnAway } from "@/app/_server/forms";
import { identity } from "@/app/_server/identity";
import { requireActor } from "@/app/_server/require-actor";
import { roleOptions } from "@/components/admin/role-words";
import { UtcTime } from "@/components/admin/utc-time";
import { ActionForm } from "@/components/ui/action-form";
import { DataTable } from "@/components/ui/data-table";
import { WayLink } from "@/components/ui/way-link";
import { listPeople } from "@/lib/auth/list-people";

export const metadata: Metadata = { title: "People" };

export default asFramedPage(async function UsersPage() {
  const { users, invitations } = orTurnAway(await listPeople(await identity(), await requireActor()));
  return (
    <>
      <h1 className="text-2xl">People</h1>
      <DataTable
        caption="Everyone who may sign in, and who no longer may"
        heads={["Name", "E-mail address", "Role", "State"]}
        rows={users.map((user) => ({
          key: user.id,
          cells: [
            <WayLink key="name" href={`/admin/users/${user.id}`} className="inline-flex min-h-11 items-center">
              {user.name}
            </WayLink>,
            user.email,
            user.role,
            user.disabledAt ? "disabled" : "can sign in",
          ],
        }))}
      />

      <section className="mt-12" aria-labelledby="invite">
        <h2 id="invite" className="mb-4 text-lg">
          Invite somebody
        </h2>
        <ActionForm
          action={invite}
          fields={[
            { name: "email", label: "E-mail address", type: "email", autoComplete: "off" },
            { name: "role", label: "Role", options: roleOptions(), value: "editor" },
          ]}
          submit="Make a link"
        />
      </section>

      {invitations.length > 0 ? (
        <section className="mt-12" aria-labelledby="open">
          <h2 id="open" className="text-lg">
            Open invitations
          </h2>
          <DataTable
            caption="Links that were not used yet"
            heads={["For", "Role", "Works until", "Withdraw"]}
            rows={invitations.map(({ id, email, role, expiresAt }) => ({
              key: id,
              cells: [
                email,
                role,
                <UtcTime key="until" at={expiresAt} />,
                <ActionForm
                  key="end"
                  action={withdraw}
                  hidden={{ id }}
                  submit="Withdraw"
                  about={`the invitation of ${email}`}
                  isMain={false}
                />,
              ],
            }))}
          />
        </section>
      ) : null}
    </>
  );
});
