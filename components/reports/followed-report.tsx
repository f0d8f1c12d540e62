import { words } from "@/components/language/words";
import { Moment } from "@/components/language/moment";
import { ReportStateWords } from "@/components/reports/report-state";
import { WayLink } from "@/components/ui/way-link";
import type { FollowedReport } from "@/lib/core/reports/error-report";

type Props = {
  readonly report: FollowedReport;
  /** The address of this page, for a reader who has just sent the report. Null for one who comes back. */
  readonly keep: string | null;
};

/** A report as its reader follows it. */
export function FollowedReportView({ report, keep }: Props) {
  const { text: say, prose } = words();
  const { record, version, place, placeLabel, text, sentAt, state, answer, answeredAt } = report;
  return (
    <div className="frame pt-6">
      <div className="max-w-3xl space-y-6">
        <h1 className="text-xl">{say("report.yours")}</h1>
        {keep ? (
          <div role="status" className="border-l-4 border-accent bg-accent-wash px-4 py-3">
            <p>{say("report.thanks")}</p>
            <p className="mt-2">
              <code className="break-all select-all">{keep}</code>
            </p>
          </div>
        ) : null}
        <p>
          <ReportStateWords state={state} inFull />
        </p>
        {answer && answeredAt ? (
          <section aria-labelledby="answer">
            <h2 id="answer" className="text-lg">
              {say("report.answer")}
            </h2>
            <p className="mt-1 text-sm text-soft">
              <Moment at={answeredAt} />
            </p>
            <p className="mt-2 break-words whitespace-pre-line">{answer}</p>
          </section>
        ) : null}
        <section aria-labelledby="sent">
          <h2 id="sent" className="text-lg">
            {say("report.wrote")}
          </h2>
          <p className="mt-1 text-sm text-soft">
            <Moment at={sentAt} /> ·{" "}
            {record ? (
              <>
                <WayLink href={`/platforms/${record.slug}${place ? `#${place}` : ""}`} className="underline">
                  {record.designation}
                </WayLink>
                {say("changes.version", { version })}
              </>
            ) : (
              say("report.gone")
            )}{" "}
            · <span lang={prose}>{placeLabel}</span>
          </p>
          <p className="mt-2 break-words whitespace-pre-line">{text}</p>
        </section>
      </div>
    </div>
  );
}
