import type { DeskReport, ReportState } from "@/lib/core/reports/error-report";
import { REPORT_STATES } from "@/lib/core/reports/error-report";
import type { Reader } from "@/lib/store/store";

/** A report as it is kept. */
export type StoredReport = DeskReport & { readonly answeredBy: string | null };

type NewReport = Pick<StoredReport, "id" | "version" | "place" | "placeLabel" | "text" | "sentAt"> & {
  readonly platformId: string;
  readonly tokenHash: string;
};

const WITH_RECORD = {
  platform: { select: { id: true, slug: true, designation: true, publishedVersion: true } },
} as const;

const toReport = ({ state, ...row }: Omit<StoredReport, "state"> & { state: string }): StoredReport => {
  const known = REPORT_STATES.find((code) => code === state);
  if (!known) throw new Error(`A report has the state "${state}", which the database does not allow`);
  return { ...row, state: known };
};

export const addReport = (tx: Reader, report: NewReport): Promise<unknown> =>
  tx.errorReport.create({ data: { ...report, state: "open" } });

export async function findReportByHash(read: Reader, tokenHash: string): Promise<StoredReport | null> {
  const row = await read.errorReport.findUnique({ where: { tokenHash }, include: WITH_RECORD });
  return row && toReport(row);
}

/** One page of reports, open or answered, and how many there are: open ones oldest first, answered ones the last answered first. */
export async function readReports(
  read: Reader,
  { isOpen, page, perPage }: { readonly isOpen: boolean; readonly page: number; readonly perPage: number },
): Promise<{ reports: StoredReport[]; total: number }> {
  const where = isOpen ? { state: "open" } : { state: { not: "open" } };
  const rows = await read.errorReport.findMany({
    where,
    include: WITH_RECORD,
    orderBy: isOpen ? [{ sentAt: "asc" }, { id: "asc" }] : [{ answeredAt: "desc" }, { id: "desc" }],
    skip: (page - 1) * perPage,
    take: perPage,
  });
  return { reports: rows.map(toReport), total: await read.errorReport.count({ where }) };
}

/** The state of a report, held until the transaction ends; null where there is none. */
export async function lockReport(tx: Reader, id: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ state: string }[]>`
    SELECT "state" FROM "error_report" WHERE "id" = ${id}::uuid FOR UPDATE`;
  return row?.state ?? null;
}

export const writeAnswer = (
  tx: Reader,
  id: string,
  answer: { state: ReportState; answer: string; answeredAt: Date; answeredBy: string },
): Promise<unknown> => tx.errorReport.update({ where: { id }, data: answer });
