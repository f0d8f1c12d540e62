import { words } from "@/components/language/words";

/** The same in all languages. */
const UTC = "UTC";

/** A moment to the minute as readers write dates, in UTC wherever it is read: `28 Nov 2026, 13:05 UTC`. */
export function Moment({ at }: { at: Date }) {
  const iso = at.toISOString();
  const { text, date } = words();
  return (
    <time dateTime={iso} className="whitespace-nowrap tabular-nums">
      {`${date(iso.slice(0, 10))}, ${iso.slice(11, 16)}`} <abbr title={text("site.utc")}>{UTC}</abbr>
    </time>
  );
}
