import type { Metadata } from "next";

import { asFramedPage } from "@/app/_server/as-page";
import { orTurnAway } from "@/app/_server/forms";
import { identity } from "@/app/_server/identity";
import { requireActor } from "@/app/_server/require-actor";
import { AuditView } from "@/components/admin/audit-view";
import { checkAuditLog, readAuditLog } from "@/lib/auth/read-audit-log";

export const metadata: Metadata = { title: "Audit log" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default asFramedPage(async function AuditPage({ searchParams }: Props) {
  const given = Object.entries(await searchParams).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value] as const] : [],
  );
  const asked: Record<string, string> = Object.fromEntries(given);
  const [actor, auth] = [await requireActor(), await identity()];
  const page = await readAuditLog(auth, actor, asked);
  // A filter that cannot be used shows everything, and says so at its field.
  const issues = !page.ok && page.problem.kind === "invalid" ? page.problem.issues : [];
  const shown = orTurnAway(issues.length > 0 ? await readAuditLog(auth, actor, {}) : page);
  const check = asked.check === "yes" ? orTurnAway(await checkAuditLog(auth, actor)) : null;
  return (
    <AuditView
      asked={asked}
      issues={issues}
      check={check}
      next={shown.next}
      entries={shown.entries.map((entry) => ({
        ...entry,
        actorName: shown.names.get(entry.actor) ?? entry.actor,
        details: Object.fromEntries(
          Object.entries(entry.details).map(([name, value]) => [
            name,
            typeof value === "string" ? (shown.names.get(value) ?? value) : value,
          ]),
        ),
        targetName: entry.target && (shown.names.get(entry.target) ?? entry.target),
      }))}
    />
  );
});
