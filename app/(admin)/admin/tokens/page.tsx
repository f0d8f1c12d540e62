import type { Metadata } from "next";

import { make, revoke } from "@/app/(admin)/admin/tokens/actions";
import { asFramedPage } from "@/app/_server/as-page";
import { orTurnAway } from "@/app/_server/forms";
import { identity } from "@/app/_server/identity";
import { requireActor } from "@/app/_server/require-actor";
import { roleOptions } from "@/components/admin/role-words";
import { UtcTime } from "@/components/admin/utc-time";
import { ActionForm } from "@/components/ui/action-form";
import { DataTable } from "@/components/ui/data-table";
import { isAlive, listVisibleTokens, TOKEN_DAYS } from "@/lib/auth/tokens";

export const metadata: Metadata = { title: "API tokens" };

export default asFramedPage(async function TokensPage() {
  const [actor, auth] = [await requireActor(), await identity()];
  const tokens = orTurnAway(await listVisibleTokens(auth, actor));
  const now = auth.clock();
  return (
    <>
      <h1 className="text-2xl">API tokens</h1>
      <p className="mt-2 max-w-[70ch] text-soft">
        A program that writes through the API sends one as <code>Authorization: Bearer TOKEN</code>. Whoever has it can
        do what its role may.
      </p>
      {tokens.length > 0 ? (
        <DataTable
          caption="Tokens, the newest first"
          heads={["Name", "Role", "Made by", "Works until", "Last used", "Revoke"]}
          rows={tokens.map((token) => ({
            key: token.id,
            cells: [
              token.name,
              token.role,
              token.maker?.name ?? "the console",
              token.revokedAt ? (
                "revoked"
              ) : isAlive(token, now) ? (
                <UtcTime key="until" at={token.expiresAt} />
              ) : token.expiresAt <= now ? (
                "has run out"
              ) : (
                "dead: its maker is disabled"
              ),
              token.lastUsedAt ? <UtcTime key="used" at={token.lastUsedAt} /> : "never",
              token.revokedAt ? null : (
                <ActionForm
                  key="revoke"
                  action={revoke}
                  hidden={{ id: token.id }}
                  submit="Revoke"
                  about={token.name}
                  isMain={false}
                />
              ),
            ],
          }))}
        />
      ) : null}
      <section className="mt-12" aria-labelledby="make">
        <h2 id="make" className="mb-4 text-lg">
          Make a token
        </h2>
        <ActionForm
          action={make}
          fields={[
            { name: "name", label: "Name", hint: "Which program will use it, and where.", autoComplete: "off" },
            {
              name: "role",
              label: "Role",
              hint: "The least that does: your own is the most.",
              options: roleOptions(actor.role),
              value: "editor",
            },
            { name: "days", label: "Days until it ends", type: "number", value: String(TOKEN_DAYS) },
          ]}
          submit="Make the token"
        />
      </section>
    </>
  );
});
