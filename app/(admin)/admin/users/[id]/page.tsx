import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { giveRole, resetPassword, setAccess } from "@/app/(admin)/admin/users/[id]/actions";
import { asFramedPage } from "@/app/_server/as-page";
import { orTurnAway } from "@/app/_server/forms";
import { identity } from "@/app/_server/identity";
import { requireActor } from "@/app/_server/require-actor";
import { roleOptions } from "@/components/admin/role-words";
import { UtcTime } from "@/components/admin/utc-time";
import { ActionForm } from "@/components/ui/action-form";
import { WayLink } from "@/components/ui/way-link";
import { listPeople } from "@/lib/auth/list-people";

export const metadata: Metadata = { title: "Person" };

type Props = { params: Promise<{ id: string }> };

export default asFramedPage(async function UserPage({ params }: Props) {
  const { id } = await params;
  const { users } = orTurnAway(await listPeople(await identity(), await requireActor()));
  const user = users.find((one) => one.id === id);
  if (!user) notFound();
  const hidden = { id };
  return (
    <>
      <p>
        <WayLink href="/admin/users" className="inline-flex min-h-11 items-center">
          All people
        </WayLink>
      </p>
      <h1 className="text-2xl">{user.name}</h1>
      <p className="mt-2 text-soft">
        {user.email}, {user.role}, {user.disabledAt ? "disabled" : "can sign in"}, here since{" "}
        <UtcTime at={user.createdAt} />.{" "}
        <WayLink href={`/admin/audit?actor=${encodeURIComponent(user.email)}`} className="underline">
          What they did
        </WayLink>
      </p>
      <div className="mt-8 grid gap-10 md:grid-cols-2">
        <section aria-labelledby="role">
          <h2 id="role" className="mb-4 text-lg">
            Role
          </h2>
          <ActionForm
            action={giveRole}
            hidden={hidden}
            fields={[
              {
                name: "role",
                label: "Role",
                hint: "They are signed out everywhere and come back with the new one.",
                options: roleOptions(),
                value: user.role,
              },
            ]}
            submit="Change the role"
          />
        </section>
        <section aria-labelledby="password">
          <h2 id="password" className="mb-4 text-lg">
            Password
          </h2>
          <p className="mb-4 text-soft">A link lets them choose a new one. The old one works until they do.</p>
          <ActionForm action={resetPassword} hidden={hidden} submit="Make a link" isMain={false} />
        </section>
        <section aria-labelledby="access">
          <h2 id="access" className="mb-4 text-lg">
            Access
          </h2>
          <p className="mb-4 text-soft">
            {user.disabledAt
              ? "They can sign in again, and their tokens work again until they run out."
              : "Their sessions, tokens and links end at once. What they did stays under their name."}
          </p>
          <ActionForm
            action={setAccess}
            hidden={{ id, access: user.disabledAt ? "enable" : "disable" }}
            submit={user.disabledAt ? "Enable" : "Disable"}
            isMain={false}
          />
        </section>
      </div>
    </>
  );
});
