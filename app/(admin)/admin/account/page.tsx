import type { Metadata } from "next";

import { endOne, endOthers, setPassword } from "@/app/(admin)/admin/account/actions";
import { asFramedPage } from "@/app/_server/as-page";
import { orTurnAway } from "@/app/_server/forms";
import { identity } from "@/app/_server/identity";
import { requireSignedIn } from "@/app/_server/require-actor";
import { UtcTime } from "@/components/admin/utc-time";
import { ActionForm } from "@/components/ui/action-form";
import { DataTable } from "@/components/ui/data-table";
import { listOwnSessions } from "@/lib/auth/own-sessions";
import { PASSWORD_MIN } from "@/lib/core/access/password";

export const metadata: Metadata = { title: "Your account" };

export default asFramedPage(async function AccountPage() {
  const signedIn = await requireSignedIn();
  const sessions = orTurnAway(await listOwnSessions(await identity(), signedIn));
  return (
    <>
      <h1 className="text-2xl">Your account</h1>
      <p className="mt-2 text-soft">
        {signedIn.user.name}, {signedIn.user.email}, {signedIn.actor.role}
      </p>
      <section className="mt-8" aria-labelledby="password">
        <h2 id="password" className="mb-4 text-lg">
          Change your password
        </h2>
        <ActionForm
          action={setPassword}
          fields={[
            { name: "current", label: "Present password", type: "password", autoComplete: "current-password" },
            {
              name: "password",
              label: "New password",
              type: "password",
              hint: `At least ${PASSWORD_MIN} characters. You are signed out everywhere else.`,
              autoComplete: "new-password",
            },
          ]}
          submit="Change the password"
        />
      </section>
      <section className="mt-12" aria-labelledby="sessions">
        <h2 id="sessions" className="text-lg">
          Where you are signed in
        </h2>
        <DataTable
          caption="Sessions, the newest first"
          heads={["Browser", "Address", "Since", "Until", "End"]}
          rows={sessions.map(({ id, userAgent, ipAddress, createdAt, expiresAt, isThis }) => ({
            key: id,
            cells: [
              <span key="browser" className="block max-w-md break-words">
                {userAgent || "not told"}
              </span>,
              ipAddress ?? "",
              <UtcTime key="since" at={createdAt} />,
              <UtcTime key="until" at={expiresAt} />,
              isThis ? (
                "this one"
              ) : (
                <ActionForm
                  key="end"
                  action={endOne}
                  hidden={{ id }}
                  submit="End"
                  about={`the session since ${createdAt.toISOString()}`}
                  isMain={false}
                />
              ),
            ],
          }))}
        />
        {sessions.length > 1 ? (
          <div className="mt-6">
            <ActionForm action={endOthers} submit="End all others" isMain={false} />
          </div>
        ) : null}
      </section>
    </>
  );
});
