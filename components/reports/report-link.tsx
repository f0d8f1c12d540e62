import { words } from "@/components/language/words";
import { reportHref } from "@/components/reports/report-sign";

type Props = {
  readonly slug: string;
  /** A part of the record's page, by its anchor; empty for the record as a whole. */
  readonly place: string;
  /** What the ear is told beside the same words elsewhere on the page. */
  readonly about: string;
};

/** The way to the form for errors in a part of a record. */
export function ReportLink({ slug, place, about }: Props) {
  return (
    <a
      href={reportHref(slug, place)}
      data-way=""
      rel="nofollow"
      className="inline-flex min-h-11 items-center text-sm underline no-print md:min-h-6"
    >
      {words().text("report.title")}
      <span className="sr-only">{words().text("report.about", { about: about.toLowerCase() })}</span>
    </a>
  );
}
