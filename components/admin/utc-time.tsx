/** A moment to the minute, in UTC wherever it is read, so that two people who compare notes see the same.
 *  @param utc what UTC stands for, in the language of the page */
export function UtcTime({ at, utc = "Coordinated Universal Time" }: { at: Date; utc?: string }) {
  const iso = at.toISOString();
  return (
    <time dateTime={iso} className="whitespace-nowrap tabular-nums">
      {`${iso.slice(0, 10)} ${iso.slice(11, 16)}`} <abbr title={utc}>UTC</abbr>
    </time>
  );
}
