import { words } from "@/components/language/words";
import { ticksOf } from "@/components/platform/place-events";
import type { ProgrammeBoard } from "@/lib/core/programme/programme-board";
import { DataTable } from "@/components/ui/data-table";

type Props = { readonly years: ProgrammeBoard["years"]; readonly withoutEvents: number; readonly total: number };

const HEIGHT = 72;

/** Contracts and inductions by year: two small charts on one axis, told apart by their titles and not by colour. */
export function EventYears({ years, withoutEvents, total }: Props) {
  const { text } = words();
  const [first, last] = [years[0], years.at(-1)];
  if (!first || !last) return null;
  const span = { from: first.year, to: last.year + 1 };
  const max = Math.max(...years.flatMap(({ contracts, inductions }) => [contracts, inductions]));
  const series = [
    { key: "contracts", title: text("measure.contracts"), of: (year: Props["years"][number]) => year.contracts },
    { key: "inductions", title: text("measure.inductions"), of: (year: Props["years"][number]) => year.inductions },
  ];
  const place = (year: number) => ((year - span.from) / (span.to - span.from)) * 100;
  return (
    <figure aria-labelledby="years-title" className="pt-4">
      <h3 id="years-title" className="border-b border-rule pb-1 text-base">
        {text("years.title")}
      </h3>
      <div className="px-4">
        {series.map(({ key, title, of }) => (
          <svg
            key={key}
            role="img"
            aria-labelledby={`${key}-title ${key}-desc`}
            width="100%"
            height={HEIGHT + 40}
            className="mt-2 block overflow-visible"
          >
            <title id={`${key}-title`}>{text("years.of", { title })}</title>
            <desc id={`${key}-desc`}>
              {text("years.told", {
                count: years.reduce((sum, year) => sum + of(year), 0),
                from: String(first.year),
                to: String(last.year),
              })}
            </desc>
            <text x="0" y="12" className="fill-ink text-xs">
              {title}
            </text>
            {years.map((year) =>
              of(year) > 0 ? (
                <rect
                  key={year.year}
                  x={`${place(year.year).toFixed(2)}%`}
                  width={`${(80 / (span.to - span.from)).toFixed(2)}%`}
                  y={(18 + HEIGHT * (1 - of(year) / max)).toFixed(1)}
                  height={((HEIGHT * of(year)) / max).toFixed(1)}
                  className="fill-accent"
                >
                  <title>{`${year.year}: ${of(year)}`}</title>
                </rect>
              ) : null,
            )}
            <line x1="0" x2="100%" y1={18 + HEIGHT + 0.5} y2={18 + HEIGHT + 0.5} className="stroke-edge" />
            {ticksOf(span).map((year) => (
              <text
                key={year}
                x={`${place(year).toFixed(2)}%`}
                y={HEIGHT + 36}
                textAnchor="middle"
                className="fill-soft text-xs tabular-nums"
              >
                {year}
              </text>
            ))}
          </svg>
        ))}
      </div>
      <figcaption className="mt-2 max-w-[75ch] text-sm text-soft">
        {text("years.caption", { max })}{" "}
        {withoutEvents > 0 ? text("years.missing", { missing: withoutEvents, count: total }) : null}
      </figcaption>
      <details className="mt-2 text-sm">
        <summary className="inline-flex min-h-9 items-center text-accent">{text("chart.asTable")}</summary>
        <DataTable
          caption={text("years.table")}
          heads={[text("column.year"), text("measure.contracts"), text("measure.inductions")]}
          figuresFrom={1}
          rows={years.map(({ year, contracts, inductions }) => ({
            key: String(year),
            cells: [year, contracts, inductions],
          }))}
        />
      </details>
    </figure>
  );
}
