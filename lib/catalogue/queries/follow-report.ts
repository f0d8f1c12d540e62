import type { Context } from "@/lib/catalogue/context";
import type { ReportState } from "@/lib/core/reports/error-report";
import { findReportByHash } from "@/lib/store/error-reports";
import { hashOf } from "@/lib/store/secrets";

/** A report as the reader who sent it sees it. Who answered is the desk's. */
export type FollowedReport = {
  /** Null once the public no longer reads the record. */
  readonly record: { readonly slug: string; readonly designation: string } | null;
  readonly version: number;
  readonly place: string;
  readonly placeLabel: string;
  readonly text: string;
  readonly sentAt: Date;
  readonly state: ReportState;
  readonly answer: string | null;
  readonly answeredAt: Date | null;
};

/** What became of a report, for whoever has its link. Null where no report has this secret. */
export async function followReport({ store }: Pick<Context, "store">, secret: string): Promise<FollowedReport | null> {
  const report = await findReportByHash(store.read, hashOf(secret));
  if (!report) return null;
  const { platform, version, place, placeLabel, text, sentAt, state, answer, answeredAt } = report;
  const record =
    platform.publishedVersion === null
      ? null
      : { slug: platform.slug, designation: platform.designation ?? platform.slug };
  return { record, version, place, placeLabel, text, sentAt, state, answer, answeredAt };
}
