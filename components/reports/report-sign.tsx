import { inThisLanguage } from "@/components/language/current-language";
import { words } from "@/components/language/words";

/** Where a report about a part of a record is written, in the language of the page.
 *  @param place the part, by its anchor; empty for the record as a whole */
export const reportHref = (slug: string, place: string): string =>
  inThisLanguage(`/platforms/${slug}/report${place ? `?at=${encodeURIComponent(place)}` : ""}`);

type Props = {
  readonly slug: string;
  readonly place: string;
  /** What stands there, as the form calls it. */
  readonly about: string;
};

/** The way to the form from a single value: a small flag at the end of its row, which holds `data-reportable`. It is seen once the row has
 *  the pointer or the focus, and always where there is nothing that hovers. Its one name is heard once. */
export function ReportSign({ slug, place, about }: Props) {
  const name = words().text("report.value", { about });
  return (
    <a
      href={reportHref(slug, place)}
      rel="nofollow"
      data-way=""
      aria-label={name}
      title={name}
      className="report-sign no-print"
    />
  );
}
