import type { Context } from "@/lib/catalogue/context";
import type { FollowedReport } from "@/lib/core/reports/error-report";
import { findReportByHash } from "@/lib/store/error-reports";
import { hashOf } from "@/lib/store/secrets";

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
