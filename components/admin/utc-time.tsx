/** A moment to the minute as the desk's tables have it, in UTC wherever it is read, so that two people who compare notes see the same. */
export function UtcTime({ at }: { at: Date }) {
  const iso = at.toISOString();
  return (
    <time dateTime={iso} className="whitespace-nowrap tabular-nums">
      {`${iso.slice(0, 10)} ${iso.slice(11, 16)}`} <abbr title="Coordinated Universal Time">UTC</abbr>
    </time>
  );
}
