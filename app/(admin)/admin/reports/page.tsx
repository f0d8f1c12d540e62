import type { Metadata } from "next";

import { answer } from "@/app/(admin)/admin/reports/actions";
import { asFramedPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { orTurnAway } from "@/app/_server/forms";
import { requireActor } from "@/app/_server/require-actor";
import { askedPage } from "@/app/_server/search-params";
import { ReportQueue } from "@/components/admin/report-queue";
import { listReports } from "@/lib/catalogue/queries/list-reports";
import { nameActors } from "@/lib/catalogue/queries/name-actors";

export const metadata: Metadata = { title: "Readers’ reports" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default asFramedPage(async function ReportsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const asked = await searchParams;
  const { show, said } = asked;
  const isOpen = show !== "answered";
  const page = askedPage(asked);
  const all = await context();
  const { reports, total, last } = orTurnAway(await listReports(all, actor, { isOpen, page }));
  const names = await nameActors(
    all,
    actor,
    reports.map(({ answeredBy }) => answeredBy),
  );
  return (
    <ReportQueue
      isOpen={isOpen}
      wasAnswered={said === "answered"}
      total={total}
      page={page}
      last={last}
      answer={answer}
      reports={reports.map((report) => ({ ...report, answeredByName: names.get(report.answeredBy ?? "") ?? null }))}
    />
  );
});
