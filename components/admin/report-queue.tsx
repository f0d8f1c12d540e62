import { UtcTime } from "@/components/admin/utc-time";
import { ReportStateWords } from "@/components/reports/report-state";
import { ActionForm } from "@/components/ui/action-form";
import type { FormState } from "@/components/ui/form-state";
import { PageLinks } from "@/components/ui/page-links";
import { WayLink } from "@/components/ui/way-link";
import { countNoun } from "@/lib/core/count-noun";
import type { DeskReport } from "@/lib/core/reports/error-report";

type Report = DeskReport & { readonly answeredByName: string | null };

type Props = {
  readonly isOpen: boolean;
  /** Whether one was answered just now. */
  readonly wasAnswered: boolean;
  readonly reports: readonly Report[];
  readonly total: number;
  readonly page: number;
  readonly last: number;
  readonly answer: (previous: FormState, form: FormData) => Promise<FormState>;
};

/** What readers reported, each with the ways to its record and, while it is open, the form to answer it. */
export function ReportQueue({ isOpen, wasAnswered, reports, total, page, last, answer }: Props) {
  return (
    <>
      <h1 className="text-2xl">Readers’ reports</h1>
      {wasAnswered ? (
        <p role="status" className="mt-4 border-l-4 border-accent bg-accent-wash px-4 py-3">
          Answered. The reader sees it at their link.
        </p>
      ) : null}
      <nav aria-label="Reports" className="mt-4 flex text-sm">
        {[true, false].map((open) => (
          <WayLink
            key={String(open)}
            href={open ? "/admin/reports" : "/admin/reports?show=answered"}
            aria-current={open === isOpen ? "true" : undefined}
            className="button -ml-px rounded-none px-3 first:ml-0 aria-[current]:border-accent aria-[current]:bg-accent-wash aria-[current]:text-accent"
          >
            {open ? "Open" : "Answered"}
          </WayLink>
        ))}
      </nav>
      <p className="mt-4 text-sm text-soft">
        {total === 0
          ? isOpen
            ? "Nothing waits for an answer."
            : "Nothing was answered yet."
          : `${countNoun(total, "report")}, the ${isOpen ? "longest waiting" : "last answered"} first.`}
      </p>
      <ol>
        {reports.map((report) => (
          <li key={report.id} className="mt-4 grid gap-x-10 gap-y-4 border-t border-rule pt-4 lg:grid-cols-2">
            <ReportText report={report} />
            {report.state === "open" ? (
              <ActionForm
                action={answer}
                hidden={{ id: report.id }}
                fields={[
                  {
                    name: "state",
                    label: "What do you make of it?",
                    options: [
                      { value: "", label: "Choose" },
                      { value: "accepted", label: "Accepted: something was wrong" },
                      { value: "turned-down", label: "Turned down: the record stays as it is" },
                    ],
                  },
                  { name: "answer", label: "What the reader is told", lines: 3 },
                ]}
                submit="Answer"
                about={`the report on ${report.platform.designation ?? report.platform.slug}`}
              />
            ) : (
              <div>
                <p className="text-sm text-soft">
                  <ReportStateWords state={report.state} /> {report.answeredByName}
                  {report.answeredAt ? (
                    <>
                      , <UtcTime at={report.answeredAt} />
                    </>
                  ) : null}
                </p>
                <p className="mt-2 break-words whitespace-pre-line">{report.answer}</p>
              </div>
            )}
          </li>
        ))}
      </ol>
      <PageLinks
        page={page}
        last={last}
        hrefOf={(to) =>
          `/admin/reports?${new URLSearchParams({ ...(isOpen ? {} : { show: "answered" }), page: String(to) })}`
        }
      />
    </>
  );
}

function ReportText({ report: { platform, version, place, placeLabel, text, sentAt } }: { report: Report }) {
  const name = platform.designation ?? platform.slug;
  return (
    <div>
      <h2 className="text-base">
        <span className="designation">{name}</span>: {placeLabel}
      </h2>
      <p className="text-sm text-soft">
        Sent <UtcTime at={sentAt} /> about version {version}
        {platform.publishedVersion === null
          ? "; it is not published now"
          : platform.publishedVersion > version
            ? `; version ${platform.publishedVersion} is public now`
            : null}
        .{" "}
        <WayLink href={`/admin/platforms/${platform.id}`} className="underline">
          Edit<span className="sr-only"> {name}</span>
        </WayLink>
        {platform.publishedVersion === null ? null : (
          <>
            {" · "}
            <WayLink href={`/platforms/${platform.slug}${place ? `#${place}` : ""}`} className="underline">
              Read<span className="sr-only"> {name}</span>
            </WayLink>
          </>
        )}
      </p>
      <p className="mt-2 break-words whitespace-pre-line">{text}</p>
    </div>
  );
}
